/**
 * Between XML and records: a careful reader of foreign XML, the writer of a domain plan, and the
 * comparison of what was asked with what runs.
 *
 * <p>Start at {@link io.personality.libvirt.internal.xml.DomainXml}. {@link
 * io.personality.libvirt.internal.xml.SafeXml} is the only code here that parses, {@link
 * io.personality.libvirt.internal.xml.Tags} the only one that writes. {@link
 * io.personality.libvirt.internal.xml.Differences} compares a plan with the live XML, since libvirt
 * may start a domain that is not the one asked for: a required CPU feature can silently become a
 * disabled one.
 *
 * <p>The JDK's own StAX factories are named, so that a parser on somebody's class path changes
 * nothing. May import the api and {@code tune}.
 */
@NullMarked
package io.personality.libvirt.internal.xml;

import org.jspecify.annotations.NullMarked;
