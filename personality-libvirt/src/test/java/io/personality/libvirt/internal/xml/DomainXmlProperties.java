package io.personality.libvirt.internal.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.libvirt.internal.tune.DomainPlan;
import io.personality.libvirt.internal.tune.Hosts;
import io.personality.libvirt.internal.tune.Refusal;
import io.personality.libvirt.internal.tune.Texts;
import io.personality.libvirt.internal.tune.Tuned;
import io.personality.libvirt.internal.tune.Tuner;
import io.personality.libvirt.internal.tune.TunerInput;
import io.personality.model.Level;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Whatever a text holds, it ends as it was or refused, and never as XML. */
class DomainXmlProperties {
  private static final String UUID = Hosts.PLACEMENT.toString();

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(80),
        Arbitraries.strings()
            .withChars('<', '>', '&', '"', '\'', ']', '\r', '\n', '\t', ' ', 'a', ';', '#', '!')
            .ofMaxLength(80),
        Arbitraries.of(
            "]]></description><devices>",
            "<!--",
            "&#0;",
            "../../etc/passwd",
            "\uFFFE",
            "\uD83D\uDE00 \u0085 \u2028",
            "a\rb\r\nc"));
  }

  private static DomainPlan plan(String title, String description) {
    DomainPlan plan =
        Hosts.on(Hosts.topology(1, 2, 16_384), Hosts.kvm())
            .profile(Hosts.profile(Level.LOW))
            .planned()
            .plan();
    DomainPlan.Identity identity =
        new DomainPlan.Identity(
            plan.identity().placement(),
            title,
            description,
            new TreeMap<>(java.util.Map.of("profile", description)));
    return new DomainPlan(
        identity,
        plan.machine(),
        plan.processor(),
        plan.placing(),
        plan.memory(),
        plan.timers(),
        plan.devices());
  }

  @Property
  void anyTextIsReadAsItWasGivenOrRefused(@ForAll("texts") String text) {
    DomainPlan plan = plan(text, text);
    if (Texts.unwritable(text).isPresent()) {
      LaunchException refused =
          assertThrows(LaunchException.class, () -> DomainXml.of(plan, List.of()));
      assertTrue(String.valueOf(refused.getMessage()).contains("XML 1.0 cannot hold"));
      return;
    }
    XmlElement domain = SafeXml.read(DomainXml.of(plan, List.of()), "domain");
    assertEquals(text, domain.at("title").map(XmlElement::text).orElse(""));
    assertEquals(text, domain.at("description").map(XmlElement::text).orElse(""));
    XmlElement fact = domain.at("metadata", "placement", "fact").orElseThrow();
    assertEquals(text, fact.text());
    assertEquals(1, domain.all("devices").size());
    assertEquals(UUID, domain.textAt("name").orElse(""));
    assertEquals(UUID, domain.textAt("uuid").orElse(""));
  }

  @Property(tries = 200)
  void anyGuestNameGivesADomainOrARefusalThatNamesIt(@ForAll("texts") String name) {
    TunerInput input =
        Hosts.on(Hosts.topology(1, 2, 16_384), Hosts.kvm())
            .profile(Hosts.profile(Level.LOW))
            .guest(name)
            .input();
    Tuned tuned = Tuner.tune(input);
    if (tuned instanceof Tuned.Refused refused) {
      assertEquals(
          List.of("the guest's name"), refused.refusals().stream().map(Refusal::demand).toList());
    } else if (tuned instanceof Tuned.Planned planned) {
      LiveDomain live = LiveDomain.read(DomainXml.of(planned.plan(), planned.tunings()));
      assertEquals(List.of(), Differences.between(planned.plan(), live));
    }
  }

  @Property(tries = 500)
  void noForeignTextBreaksTheReaderOtherwiseThanByARefusal(
      @ForAll @StringLength(max = 300) String text, @ForAll("texts") String piece) {
    for (String xml : List.of(text, "<domain>" + piece + "</domain>", "<domain " + piece + "/>")) {
      try {
        LiveDomain.read(xml);
      } catch (UnreadableXmlException e) {
        assertTrue(String.valueOf(e.getMessage()).length() < 2_000);
      }
    }
  }
}
