/**
 * Asks other systems who somebody is: OpenID and SAML providers, and LDAP directories. Knows their protocols and settings, and
 * nothing of our accounts.
 */
@NullMarked
package io.mirage.auth.federation;

import org.jspecify.annotations.NullMarked;
