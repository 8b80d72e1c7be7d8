package io.personality.cli;

import io.personality.cli.json.ProfilesJson;
import io.personality.cli.render.ProfileList;
import io.personality.core.Personality;
import io.personality.core.StarterProfiles;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the profiles. <i>Confined to one thread.</i> */
@Command(
    name = "list",
    description = "Lists them with what they are for.",
    footerHeading = "%nExample:%n",
    footer = "  personality profiles list --format json")
final class ProfilesListCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  ProfilesListCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Map<ProfileId, Profile> profiles = new LinkedHashMap<>();
    try (Personality personality = Personality.builder().build()) {
      for (ProfileId id : StarterProfiles.ids()) {
        profiles.put(id, personality.profiles().read(StarterProfiles.document(id).orElseThrow()));
      }
    }
    root.session()
        .out()
        .print(root.isJson() ? ProfilesJson.of(profiles) : ProfileList.render(profiles));
    return 0;
  }
}
