package org.aeneas.ui.help.internal;

/**
 * A page of the help.
 *
 * @param id     the name of its file, and the last part of its help context
 * @param markup what it shows, as Forms read it, without the element around it
 * @param text   what it says, without its marks: for searching
 */
record Topic(String id, String title, String markup, String text) {
}
