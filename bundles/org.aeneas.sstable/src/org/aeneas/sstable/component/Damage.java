package org.aeneas.sstable.component;

import java.io.IOException;

/** The bytes of a file are not what was written; the message says which, as the end of a sentence. */
public final class Damage extends IOException {
    private static final long serialVersionUID = 1L;

    public Damage(String what) {
        super(what);
    }

    public Damage(String what, Throwable cause) {
        super(what, cause);
    }
}
