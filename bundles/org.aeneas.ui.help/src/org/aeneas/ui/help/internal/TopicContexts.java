package org.aeneas.ui.help.internal;

import java.util.Optional;

import org.aeneas.ui.HelpTopics;
import org.eclipse.help.AbstractContextProvider;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;

/** Each page of the help is a help context. */
public final class TopicContexts extends AbstractContextProvider {
    private static final String[] PLUGINS = {"org.aeneas.ui.help"};

    @Override
    public IContext getContext(String id, String locale) {
        return Topics.all().of(id.substring(id.lastIndexOf('.') + 1)).map(TopicContext::new).orElse(null);
    }

    @Override
    public String[] getPlugins() {
        return PLUGINS.clone();
    }

    /** @param href its context, among {@link HelpTopics} */
    private record Resource(String href, String label) implements IHelpResource {

        @Override
        public String getHref() {
            return href;
        }

        @Override
        public String getLabel() {
            return label;
        }
    }

    private record TopicContext(Topic topic) implements IContext {

        @Override
        public IHelpResource[] getRelatedTopics() {
            return new IHelpResource[] {new Resource(topic.id(), topic.title())};
        }

        @Override
        public String getText() {
            return topic.title();
        }
    }

    static Optional<String> topicOf(IContext context) {
        IHelpResource[] topics = context == null ? new IHelpResource[0] : context.getRelatedTopics();
        return topics.length == 0 ? Optional.empty() : Optional.of(topics[0].getHref());
    }
}
