package io.personality.cli;

import io.personality.cli.json.ListingsJson;
import io.personality.cli.render.ListingTable;
import io.personality.model.Listing;
import io.personality.model.ProfileRef;

/** What the commands that change a profile answer. */
record ProfilesAnswer(PersonalityCommand root) {

  /** A revision is stored. */
  void stored(ProfileRef ref) {
    root.session().out().print(root.isJson() ? ListingsJson.of(ref) : "Stored " + ref + "\n");
  }

  /** A listing is as it is now. */
  void changed(Listing listing) {
    root.session()
        .out()
        .print(
            root.isJson() ? ListingsJson.of(listing) : new ListingTable(root.look()).card(listing));
  }
}
