package org.aeneas.sstable.v5.internal;

import java.io.IOException;

/** The bytes of a file are not what was written; the message says which, as the end of a sentence. */
final class Damage extends IOException {
    private static final long serialVersionUID = 1L;

    Damage(String what) {
        super(what);
    }

    Damage(String what, Throwable cause) {
        super(what, cause);
    }
}
