package org.aeneas.cli.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import picocli.CommandLine.IVersionProvider;

/** The version of the bundle that answers. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Bundle bundle = FrameworkUtil.getBundle(Version.class);
        return new String[] { "aeneas " + (bundle == null ? "(development)" : bundle.getVersion()),
            "Java " + System.getProperty("java.version") };
    }
}
