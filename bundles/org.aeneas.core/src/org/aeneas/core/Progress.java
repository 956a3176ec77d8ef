package org.aeneas.core;

/**
 * How long work tells how far it is, and learns that it is no longer wanted. Implementations are safe for use by many
 * threads and return at once: a face that draws does so on a thread of its own.
 */
public interface Progress {

    /** Tells nobody and is never cancelled. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String work, String unit, long total) {
            // nobody listens
        }

        @Override
        public void worked(long units) {
            // nobody listens
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * A new piece of work begins; the one before it, if any, has ended.
     *
     * @param work  what is being done, for people: {@code Extracting shop.orders}
     * @param unit  what is counted, in the plural: {@code rows}, {@code bytes}; empty if nothing is
     * @param total how many of them there will be, as far as known; -1 if unknown; an estimate may be exceeded
     */
    void begin(String work, String unit, long total);

    /** A new piece of work begins that only takes time. */
    default void begin(String work) {
        begin(work, "", -1);
    }

    /** So many more units are done. */
    void worked(long units);

    boolean cancelled();

    /** @throws CancelledException if the user cancelled */
    default void check() {
        if (cancelled()) {
            throw new CancelledException();
        }
    }
}
