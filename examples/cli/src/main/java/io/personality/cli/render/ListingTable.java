package io.personality.cli.render;

import io.personality.model.Listing;
import io.personality.model.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Profiles with what they are for and what is said of them. */
public final class ListingTable {
  private static final int WIDEST_NAME = 28;

  /** Stands for a space at which no line is broken. */
  private static final char WITHIN = '\u00a0';

  private final Look look;

  /** A table for that output. */
  public ListingTable(Look look) {
    this.look = look;
  }

  /** One below the other. */
  public String list(List<Listing> listings) {
    int indent =
        2
            + Math.min(
                WIDEST_NAME,
                listings.stream().mapToInt(one -> Lines.width(one.id().value())).max().orElse(0));
    StringBuilder page = new StringBuilder();
    listings.forEach(listing -> append(page, listing, indent));
    return page.toString();
  }

  /** One by itself. */
  public String card(Listing listing) {
    StringBuilder page = new StringBuilder();
    append(page, listing, Lines.width(listing.id().value()) + 2);
    return page.toString();
  }

  private void append(StringBuilder page, Listing listing, int indent) {
    String id = listing.id().value();
    page.append(look.ink(Look.Ink.STRONG, id));
    StringBuilder text = new StringBuilder();
    String said = listing.description().isBlank() ? listing.name() : listing.description();
    Lines.append(text, said.replaceAll("\\s+", " ").strip(), indent, look.width());
    if (Lines.width(id) + 2 > indent) {
      page.append('\n').append(text);
    } else {
      page.append(" ".repeat(indent - Lines.width(id))).append(text.substring(indent));
    }
    StringBuilder standing = new StringBuilder();
    Lines.append(standing, standing(listing), indent, look.width());
    String whole = standing.toString().replace(WITHIN, ' ').stripTrailing();
    page.append(look.ink(Look.Ink.FAINT, whole)).append('\n');
  }

  /** What is said of it, in one sentence. */
  private static String standing(Listing listing) {
    List<String> parts = new ArrayList<>();
    if (listing.retired()) {
      parts.add("retired");
    }
    if (listing.curated()) {
      parts.add("curated");
    }
    if (listing.votes().count() > 0) {
      parts.add(
          String.format(Locale.ROOT, "%.1f of 5 stars", listing.votes().rating())
              + " ("
              + Figures.count(listing.votes().count(), "vote", "votes")
              + ")");
    }
    if (listing.outcomes().count() > 0) {
      parts.add(
          String.format(Locale.ROOT, "promises kept %.2f", listing.outcomes().score())
              + " ("
              + Figures.count(listing.outcomes().count(), "placement", "placements")
              + ")");
    }
    parts.add(shared(listing.sharing()));
    parts.add("of " + listing.owner() + ", revision " + listing.newest().revision());
    listing.importedFrom().ifPresent(from -> parts.add("from " + from));
    return parts.stream().map(part -> part.replace(' ', WITHIN)).collect(Collectors.joining(" - "));
  }

  private static String shared(Sharing sharing) {
    return switch (sharing.visibility()) {
      case PRIVATE -> "private";
      case PUBLIC -> "public";
      case SHARED ->
          "shared with "
              + sharing.tenants().stream().map(Object::toString).collect(Collectors.joining(", "));
    };
  }
}
