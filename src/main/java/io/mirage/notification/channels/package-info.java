/** The ways by which news reaches people and their tools, and how each kind of receiver wants to be spoken to. */
@NullMarked
package io.mirage.notification.channels;

import org.jspecify.annotations.NullMarked;
