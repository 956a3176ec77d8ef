package org.aeneas.agent.api;

/** The disk on which the agent's output folder is. */
public record Disk(String folder, long freeBytes, long totalBytes) {

    public Disk {
        Bounds.text("Disk.folder", folder, 1, 4096);
        Bounds.atLeastZero("Disk.freeBytes", freeBytes);
        Bounds.atLeastZero("Disk.totalBytes", totalBytes);
    }
}
