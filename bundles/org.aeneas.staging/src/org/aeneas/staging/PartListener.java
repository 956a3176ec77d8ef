package org.aeneas.staging;

/** Is told how many parts of a work are done, of which each becomes, or is, one staged object. For many threads. */
public interface PartListener {

    /** Does not care. */
    PartListener NONE = new PartListener() {
        @Override
        public void begin(int done, int all) {
            // nobody wants to know
        }

        @Override
        public void done() {
            // nobody wants to know
        }
    };

    /** @param done by earlier runs of the work, of all that there are */
    void begin(int done, int all);

    /** One more is ready on this machine, and on its way. */
    default void staged() {
        // followed by done
    }

    /** One more is done, which nothing can undo. What it throws stops the work. */
    void done();
}
