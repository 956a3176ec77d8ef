package org.aeneas.ui.update.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.equinox.internal.p2.repository.DownloadStatus;
import org.eclipse.equinox.internal.p2.repository.Transport;
import org.eclipse.equinox.internal.provisional.p2.repository.IStateful;

/**
 * How p2 reads a site: by https or from files, and by nothing else, whatever a site refers to. In place of p2's own
 * transport, which would bring seven bundles of the Eclipse Communication Framework.
 */
final class SiteTransport extends Transport {
    private static final String ID = "org.aeneas.ui.update";
    private static final int BUFFER = 1 << 16;

    private final HttpsReader https = new HttpsReader();
    private volatile IOException failure;

    /** What went wrong last, apart from files that are not there. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public IStatus download(URI from, OutputStream target, IProgressMonitor monitor) {
        IStatus status = Status.CANCEL_STATUS;
        try {
            long start = System.currentTimeMillis();
            long bytes = copy(from, target, monitor);
            DownloadStatus done = new DownloadStatus(IStatus.OK, ID, "");
            done.setFileSize(bytes);
            done.setTransferRate(bytes * 1000 / Math.max(1, System.currentTimeMillis() - start));
            status = done;
        } catch (IOException e) {
            status = failed(from, e);
        } finally {
            if (target instanceof IStateful stateful) {
                stateful.setStatus(status);
            }
        }
        return status;
    }

    @Override
    public InputStream stream(URI from, IProgressMonitor monitor) throws FileNotFoundException, CoreException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            copy(from, bytes, monitor);
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            throw new CoreException(failed(from, e));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public long getLastModified(URI of, IProgressMonitor monitor) throws FileNotFoundException, CoreException {
        try {
            if (isHttps(of)) {
                return https.lastModified(of, monitor);
            }
            URLConnection connection = local(of);
            try (InputStream in = opened(connection)) {
                return connection.getLastModified();
            }
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            throw new CoreException(failed(of, e));
        }
    }

    private long copy(URI from, OutputStream target, IProgressMonitor monitor) throws IOException {
        if (isHttps(from)) {
            return https.copy(from, target, monitor);
        }
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = opened(local(from))) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (monitor != null && monitor.isCanceled()) {
                    throw new OperationCanceledException();
                }
                target.write(buffer, 0, n);
                bytes += n;
            }
        }
        return bytes;
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static URLConnection local(URI uri) throws IOException {
        if (!uri.toString().startsWith("file:") && !uri.toString().startsWith("jar:file:")) {
            throw new IOException("Refused: " + uri);
        }
        URLConnection connection = uri.toURL().openConnection();
        if (connection instanceof HttpURLConnection) {
            throw new IOException("Refused: " + uri);
        }
        // A site that was replaced meanwhile is to be seen as it is now.
        connection.setUseCaches(false);
        return connection;
    }

    private static InputStream opened(URLConnection connection) throws IOException {
        try {
            return connection.getInputStream();
        } catch (NoSuchFileException e) {
            // A zip file that is not there.
            throw (IOException) new FileNotFoundException(e.getMessage()).initCause(e);
        }
    }

    private IStatus failed(URI uri, IOException e) {
        if (!(e instanceof FileNotFoundException)) {
            failure = e;
        }
        return new DownloadStatus(IStatus.ERROR, ID, uri + ": " + e, e);
    }
}
