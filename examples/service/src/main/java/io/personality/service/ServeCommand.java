package io.personality.service;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the service until it is told to end. <i>Confined to one thread.</i> */
@Command(
    name = "serve",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = "Runs the HTTP service until it is told to end.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality serve",
      "  personality serve --port 9000 --db jdbc:postgresql://db.example/personality",
      "  personality serve --config serve.properties    # port=9000, one option a line"
    })
final class ServeCommand implements Callable<Integer> {
  private static final String HOSTS = "hosts";

  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--port", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Where to listen; default: ${DEFAULT-VALUE}.")
  private String bind = "127.0.0.1";

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--libvirt",
      paramLabel = "URI|hosts",
      description = {
        "Starts and ends real VMs through libvirt: at this address, or where the hosts are",
        "registered to be. Default: VMs are simulated."
      })
  private Optional<String> libvirt = Optional.empty();

  @Option(
      names = "--libvirt-set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the libvirt launcher; may be given several times.")
  private Map<String, String> libvirtSettings = Map.of();

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description =
          "A certificate with its key (PKCS 12), for HTTPS; its password is taken from"
              + " PERSONALITY_TLS_PASSWORD.")
  private Optional<Path> keyStore = Optional.empty();

  @Option(
      names = "--requests-per-minute",
      paramLabel = "N",
      description = "How many requests each token may make; default: ${DEFAULT-VALUE}.")
  private int requestsPerMinute = Settings.Limits.USUAL.requestsPerMinute();

  @Option(
      names = "--unprotected",
      description = "Listen beyond this host even without a token or a certificate.")
  private boolean unprotected;

  @Option(
      names = "--check",
      description = "Start on any free port, ask the service whether it is ready, and end.")
  private boolean check;

  ServeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Refuses what {@link ServiceCommand#line} took no defaults from. */
  @Option(
      names = ServiceCommand.CONFIG,
      paramLabel = "FILE",
      description = "A file of the same options, one a line, such as port=9000.")
  void config(Path file) {
    Properties given = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      given.load(reader);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "cannot read " + file, e);
    }
    for (String name : given.stringPropertyNames()) {
      if (spec.findOption("--" + name) == null) {
        throw new ParameterException(
            spec.commandLine(), file + ": there is no option \"" + name + "\"");
      }
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (check) {
      return check();
    }
    CountDownLatch end = new CountDownLatch(1);
    Service service = Service.start(settings());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  end.countDown();
                },
                "end"));
    end.await();
    return 0;
  }

  private int check() throws IOException, InterruptedException {
    port = 0;
    try (Service service = Service.start(settings())) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(service.address() + "/readyz")).build();
      int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
      return status == 200 ? 0 : 1;
    }
  }

  private Settings settings() {
    Settings.Limits usual = Settings.Limits.USUAL;
    Settings.Limits limits =
        new Settings.Limits(usual.bodyBytes(), requestsPerMinute, usual.listeners(), usual.idle());
    Optional<Settings.Tls> tls =
        keyStore.map(
            file ->
                new Settings.Tls(file, environment.getOrDefault("PERSONALITY_TLS_PASSWORD", "")));
    return new Settings(
        new Settings.Listen(bind, port, tls, unprotected),
        database.database(environment),
        limits,
        launcher());
  }

  /** The settings of the libvirt launcher; empty where VMs are simulated. */
  private Optional<Map<String, String>> launcher() {
    if (libvirt.isEmpty()) {
      if (!libvirtSettings.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--libvirt-set has no use without --libvirt");
      }
      return Optional.empty();
    }
    Map<String, String> all = new HashMap<>(libvirtSettings);
    libvirt.filter(uri -> !uri.equals(HOSTS)).ifPresent(uri -> all.put("uri", uri));
    return Optional.of(all);
  }
}
