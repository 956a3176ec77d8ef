package org.aeneas.ui.update.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLException;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.settings.UpdateSite;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.osgi.util.NLS;

/** What went wrong at a site, in plain words; p2's own are for the log. */
final class SiteProblems {

    private SiteProblems() {
    }

    /** @param failure of the connection, if there was one */
    static ProblemException of(UpdateSite site, Optional<IOException> failure, ProvisionException cause) {
        boolean remote = "https".equalsIgnoreCase(site.uri().getScheme());
        if (remote && failure.isPresent()) {
            return new Problem("update-site-unreachable", NLS.bind(Messages.Problem_UNREACHABLE,
                    reason(failure.get())), site.address(), Messages.Problem_UNREACHABLE_REMEDY).asException(cause);
        }
        if (failure.isEmpty() && cause.getStatus().getCode() == ProvisionException.REPOSITORY_NOT_FOUND) {
            return new Problem("update-site-unreachable", Messages.Problem_NO_SITE, site.address(),
                    Messages.Problem_SITE_REMEDY).asException(cause);
        }
        return new Problem("update-site-invalid", NLS.bind(Messages.Problem_INVALID,
                sentence(failure.map(IOException::getMessage).orElseGet(() -> said(cause.getStatus())))),
                site.address(), Messages.Problem_INVALID_REMEDY).asException(cause);
    }

    static ProblemException ofInstallation(UpdateSite site, Optional<IOException> failure, IStatus status) {
        String reason = failure.map(SiteProblems::reason).orElseGet(() -> sentence(said(status)));
        return new Problem("update-failed", NLS.bind(Messages.Problem_FAILED, reason), site.address(),
                Messages.Problem_FAILED_REMEDY).asException(status.getException());
    }

    private static String reason(IOException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
                return Messages.Reason_UNKNOWN_HOST;
            }
            if (t instanceof SSLException) {
                return NLS.bind(Messages.Reason_TLS, t.getMessage());
            }
            if (t instanceof HttpTimeoutException) {
                return Messages.Reason_TIMEOUT;
            }
        }
        return failure instanceof ConnectException ? Messages.Reason_REFUSED
                : NLS.bind(Messages.Reason_OTHER, failure.getMessage());
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** The innermost sentence: those around it only say that something could not be done. */
    private static String said(IStatus status) {
        List<String> texts = new ArrayList<>();
        for (IStatus s = status; s != null; s = s.getChildren().length == 0 ? null : s.getChildren()[0]) {
            texts.add(s.getMessage());
        }
        return texts.get(texts.size() - 1);
    }
}
