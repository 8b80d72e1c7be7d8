package io.personality.cli;

import io.personality.model.ProfileId;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who sees a profile. <i>Confined to one thread.</i> */
@Command(
    name = "share",
    description = "Says who sees a profile beside its owner, in place of those who did.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality profiles share my-database public",
      "  personality profiles share my-database with billing web-shop",
      "  personality profiles share my-database private"
    })
final class ProfilesShareCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "public|private|with",
      description = "Everybody, nobody, or the tenants named.")
  private String whom = "";

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "TENANT",
      description = "Those it is shared with.")
  private List<String> tenants = new ArrayList<>();

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesShareCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ProfileId id = database.id(name);
    Sharing sharing = sharing();
    new ProfilesAnswer(root)
        .changed(database.write(root.session(), profiles -> profiles.share(id, sharing)));
    return 0;
  }

  private Sharing sharing() {
    try {
      if (whom.equals("with")) {
        return Sharing.with(tenants.stream().map(TenantId::new).toList());
      }
      if (tenants.isEmpty() && whom.equals("public")) {
        return Sharing.PUBLIC;
      }
      if (tenants.isEmpty() && whom.equals("private")) {
        return Sharing.PRIVATE;
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    throw new ParameterException(
        spec.commandLine(),
        "say public, private, or with and the tenants, not \""
            + String.join(" ", whom, String.join(" ", tenants)).strip()
            + "\"");
  }
}
