package org.aeneas.cli.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import picocli.CommandLine.IVersionProvider;

/** The version of the bundle that answers. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Bundle bundle = FrameworkUtil.getBundle(Version.class);
        return new String[] { "aeneas " + (bundle == null ? "(development)" : text(bundle.getVersion())),
            "Java " + System.getProperty("java.version") };
    }

    /** As the workbench says it in About; the build is the minute in which the program was built. */
    private static String text(org.osgi.framework.Version version) {
        String number = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
        return version.getQualifier().isEmpty() ? number : number + " (build " + version.getQualifier() + ")";
    }
}
