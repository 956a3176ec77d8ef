package org.aeneas.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpProgressMonitor;

/** Copies files by SFTP, under another name until they are whole. */
final class FileCopy {
    private static final Logger LOG = LoggerFactory.getLogger(FileCopy.class);
    private static final int OPEN_MILLIS = 30_000;
    private static final String PART = ".part";

    private final JschSession session;
    private final Progress progress;

    FileCopy(JschSession session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    private interface Transfer {
        void run(ChannelSftp sftp) throws SftpException, IOException;
    }

    void upload(Path local, String remote, int permissions) {
        copying(local + " to " + remote, sftp -> {
            progress.begin("Copying " + local.getFileName() + " to " + session.target(), "bytes", Files.size(local));
            String part = remote + PART;
            try (InputStream in = Files.newInputStream(local)) {
                sftp.put(in, part, monitor(), ChannelSftp.OVERWRITE);
                progress.check();
                sftp.chmod(permissions, part);
                sftp.rename(part, remote);
            } catch (SftpException | RuntimeException e) {
                remove(sftp, part);
                throw e;
            }
        });
    }

    void download(String remote, Path local) {
        copying(remote + " to " + local, sftp -> {
            progress.begin("Copying " + remote + " from " + session.target(), "bytes", sftp.stat(remote).getSize());
            Path part = local.resolveSibling(local.getFileName() + PART);
            try {
                try (OutputStream out = Files.newOutputStream(part)) {
                    sftp.get(remote, out, monitor());
                }
                progress.check();
                Files.move(part, local, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    private void copying(String what, Transfer transfer) {
        ChannelSftp sftp = (ChannelSftp) session.channel("sftp");
        try {
            sftp.connect(OPEN_MILLIS);
            transfer.run(sftp);
        } catch (JSchException e) {
            throw session.isConnected() ? SshProblems.channel(session.target(), e)
                    : SshProblems.lost(session.target(), e);
        } catch (SftpException e) {
            throw session.isConnected() ? failed(what, reason(e), e) : SshProblems.lost(session.target(), e);
        } catch (IOException e) {
            throw failed(what, String.valueOf(e), e);
        } finally {
            sftp.disconnect();
        }
    }

    private ProblemException failed(String what, String reason, Exception e) {
        return new Problem("ssh-copy-failed", "The file could not be copied: " + reason + ".",
                what + " on " + session.target(), "Check the paths, permissions and free space on both sides.")
                        .asException(e);
    }

    private static String reason(SftpException e) {
        return switch (e.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> "there is no such file or folder";
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void remove(ChannelSftp sftp, String file) {
        try {
            sftp.rm(file);
        } catch (SftpException e) {
            LOG.debug("No part of {} was left to remove", file, e);
        }
    }

    private SftpProgressMonitor monitor() {
        return new SftpProgressMonitor() {
            @Override
            public void init(int direction, String from, String to, long bytes) {
                LOG.debug("Copying {} to {}, {} bytes", from, to, bytes);
            }

            @Override
            public boolean count(long bytes) {
                progress.worked(bytes);
                return !progress.cancelled();
            }

            @Override
            public void end() {
                LOG.debug("Copied");
            }
        };
    }
}
