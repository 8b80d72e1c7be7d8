package io.personality.core.internal.fleet;

/**
 * What each of the newest changes was about, by the number of the change, and where the host's row
 * had been before it: enough to bring something derived from an earlier snapshot to a later one
 * host by host, and to find the rows that hosts had.
 *
 * <p><i>Thread-safe.</i> It remembers up to {@value #MOST} changes, in 12 bytes each; to go over
 * more of them would take about as long as to begin anew. The lock is held for one entry by the
 * writer, and for the entries it is after by a reader.
 */
final class Journal {
  /** Where the row of a host that was not there is. */
  static final long NOWHERE = 0;

  /** Instead of a place: it is not known any more. */
  static final long FORGOTTEN = -1;

  private static final int FEWEST = 256;
  private static final int MOST = 65_536;
  private static final int NO_HOST = -1;
  private static final int SORTED = -2;

  private int[] entries = new int[FEWEST];
  private long[] before = new long[FEWEST];
  private long last;

  /** The first change to come has the number after this. */
  Journal(long number) {
    last = number;
  }

  /** A change of a host, whose row was in the place given until then. */
  void host(int slot, boolean hardware, long place) {
    note(Changes.entry(slot, hardware), place);
  }

  /** A change after which rows are in other places. */
  void sorted() {
    note(SORTED, FORGOTTEN);
  }

  /** A change after which every host is as and where it was. */
  void nothing() {
    note(NO_HOST, FORGOTTEN);
  }

  private synchronized void note(int entry, long place) {
    if (entries.length < MOST && last >= entries.length) {
      grow();
    }
    last++;
    entries[at(last)] = entry;
    before[at(last)] = place;
  }

  private void grow() {
    int[] oldEntries = entries;
    long[] oldBefore = before;
    entries = new int[2 * oldEntries.length];
    before = new long[2 * oldBefore.length];
    for (int i = 0; i < oldEntries.length; i++) {
      long number = last - i;
      int old = (int) (number & (oldEntries.length - 1));
      entries[at(number)] = oldEntries[old];
      before[at(number)] = oldBefore[old];
    }
  }

  private int at(long number) {
    return (int) (number & (entries.length - 1));
  }

  private boolean reaches(long after) {
    return last - after <= entries.length;
  }

  /**
   * Lists the hosts that changes touched.
   *
   * @param after the number of the last change that is left out
   * @param upTo the number of the last one listed
   * @return false where the earliest of them are forgotten
   */
  synchronized boolean read(long after, long upTo, Changes into) {
    into.clear();
    if (!reaches(after)) {
      return false;
    }
    for (long number = after + 1; number <= upTo; number++) {
      int entry = entries[at(number)];
      if (entry >= 0) {
        into.add(entry);
      }
    }
    return true;
  }

  /**
   * Where the row of a host was that has changed since.
   *
   * @param number the change after which it was there
   * @return {@link #NOWHERE} where it was not there, or is still and has not changed; {@link
   *     #FORGOTTEN} where that is not known any more
   */
  synchronized long placeAt(int slot, long number) {
    if (!reaches(number)) {
      return FORGOTTEN;
    }
    for (long later = number + 1; later <= last; later++) {
      int entry = entries[at(later)];
      if (entry == SORTED) {
        return FORGOTTEN;
      }
      if (entry >= 0 && entry >> 1 == slot) {
        return before[at(later)];
      }
    }
    return NOWHERE;
  }
}
