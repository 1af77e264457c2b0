/**
 * Secondary stores: engines that hold a copy of what PostgreSQL has, made for one kind of question. They are fed by what
 * waits in a table, so one that is away delays and never loses, and whatever they hold can be made anew.
 */
@NullMarked
package io.mirage.platform.stores;

import org.jspecify.annotations.NullMarked;
