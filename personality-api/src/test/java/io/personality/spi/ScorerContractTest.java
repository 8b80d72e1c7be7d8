package io.personality.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Credit;
import io.personality.model.FeatureDefinition.Scale;
import io.personality.spi.Scorer.Finding;
import io.personality.spi.contract.ScorerContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of the contract fails for a scorer that breaks what it checks. */
class ScorerContractTest {
  /** The contract, turned on a scorer from outside. */
  private static final class Subject extends ScorerContract {
    private final Supplier<Scorer> scorers;

    Subject(Supplier<Scorer> scorers) {
      this.scorers = scorers;
    }

    @Override
    protected Scorer scorer() {
      return scorers.get();
    }
  }

  private static Stream<Method> checks() {
    return Arrays.stream(ScorerContract.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class));
  }

  private static Set<String> failed(Supplier<Scorer> scorers) {
    Set<String> failed = new TreeSet<>();
    checks()
        .forEach(
            check -> {
              check.setAccessible(true);
              try {
                check.invoke(new Subject(scorers));
              } catch (InvocationTargetException e) {
                failed.add(check.getName());
              } catch (IllegalAccessException e) {
                throw new AssertionError(e);
              }
            });
    return failed;
  }

  private static Arguments broken(String how, Supplier<Scorer> scorers, String check) {
    return Arguments.of(Named.of(how, scorers), check);
  }

  private static Stream<Arguments> broken() {
    String inOrder = "givesCreditsInOrderBetweenZeroAndOne";
    String bounds = "boundsTheExpectedCreditsOfEveryBlock";
    String explains = "explainsTheSameCredit";
    String anySplit = "givesTheSameForAnySplitOfTheBlock";
    MetricDeclaration hopeful =
        MetricDeclaration.of("roominess", "GB/s", "Wins unseen", new Scale(9, 2, true))
            .unknownAs(1);
    return Stream.of(
        broken("another metric", BrokenScorers::forgetful, "alwaysDeclaresTheSameMetric"),
        broken(
            "the unknown wins",
            () -> new BrokenScorers.Given(hopeful, BrokenScorers::sound),
            "countsAnUnknownValueAsLessThanFull"),
        broken("NaN", BrokenScorers.turned(credit -> credit == 0 ? Double.NaN : credit), inOrder),
        broken("above 1", BrokenScorers.turned(credit -> credit + 0.5), inOrder),
        broken("below 0", BrokenScorers.turned(credit -> credit - 0.5), inOrder),
        broken("lower above expected", BrokenScorers.bound(BrokenScorers::disordered), inOrder),
        broken("a row left out", BrokenScorers.bound(BrokenScorers::lazy), inOrder),
        broken("a row too many", BrokenScorers.bound(BrokenScorers::overflowing), anySplit),
        broken("by block", BrokenScorers.bound(BrokenScorers::byBlock), anySplit),
        broken(
            "two ways",
            BrokenScorers.bound(BrokenScorers::exactInOneWay),
            "givesTheSameInOneArrayAsInThree"),
        broken("bound too low", BrokenScorers.bounding(0.9), bounds),
        broken("bound above 1", BrokenScorers.bounding(1.1), bounds),
        broken("bound NaN", BrokenScorers.bounding(Double.NaN), bounds),
        broken("another credit", BrokenScorers.explaining(new Finding("", Credit.FULL)), explains),
        broken(
            "unknown, it says",
            BrokenScorers.explaining(new Finding("unknown", Credit.NONE)),
            explains),
        broken("nothing said", BrokenScorers.explaining(new Finding(" ", Credit.NONE)), explains),
        broken("two lines", BrokenScorers.explaining(new Finding("a\nb", Credit.NONE)), explains),
        broken(
            "too much said",
            BrokenScorers.explaining(new Finding("a".repeat(1_001), Credit.NONE)),
            explains),
        broken(
            "relative",
            BrokenScorers.bound(BrokenScorers::relative),
            "givesTheSameWhateverOtherHostsThereAre"),
        broken(
            "trusting",
            BrokenScorers.bound(BrokenScorers::trusting),
            "copesWithOldVersionsAndWithHostsItKnowsNothingOf"),
        broken("bound once", BrokenScorers::bindingAnew, "givesTheSameBoundAgain"),
        broken(
            "of one thread",
            BrokenScorers.bound(BrokenScorers::ofOneThread),
            "givesTheSameInEveryThread"));
  }

  @ParameterizedTest
  @MethodSource
  void broken(Supplier<Scorer> scorers, String check) {
    Set<String> failed = failed(scorers);
    assertTrue(failed.contains(check), "only " + failed + " failed");
  }

  @Test
  void everyCheckFailsForSomeScorer() {
    assertEquals(
        checks().map(Method::getName).collect(Collectors.toSet()),
        broken().map(arguments -> arguments.get()[1]).collect(Collectors.toSet()));
  }

  @Test
  void aSoundScorerPasses() {
    assertEquals(Set.of(), failed(BrokenScorers.bound(BrokenScorers::sound)));
    assertEquals(Set.of(), failed(BrokenScorers.bound(BrokenScorers.Sound::new)));
    assertEquals(Set.of(), failed(BrokenScorers.bounding(1)));
  }
}
