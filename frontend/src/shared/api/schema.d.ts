// Generated from openapi.json by npm run api. Do not edit.
export interface paths {
    "/api/v1/auth/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Own"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Details"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Own"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/auth/account/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["AccountData"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    query: components["schemas"]["PageQuery"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageAccountView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewAccount"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["AccountView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accounts/{account}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingApiKey"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["NewKeyView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accounts/{account}/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accounts/{account}/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accounts/{account}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accounts/{account}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingDevice"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["AccountView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["AccountView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/auth/accounts/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingApiKey"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["NewKeyView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    action?: string;
                    actor?: string;
                    from?: string;
                    page: components["schemas"]["CursorQuery"];
                    resource?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageEntryView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    action?: string;
                    actor?: string;
                    from?: string;
                    resource?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Verification"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email-verification/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Factors"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["RecoveryCodes"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Enrolment"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/factors/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Code"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["RecoveryCodes"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingIdentity"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewIdentity"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Begun"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingInvitation"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["InvitationView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitations/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acceptance"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Accepted"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/locked-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingLockedAccount"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingPasskeyView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPasskey"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PasskeyView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["AskedCreation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPassword"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Forgotten"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-resets/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChosenPassword"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Ways"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{id}/assertion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/x-www-form-urlencoded": {
                        SAMLResponse: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{id}/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    again?: boolean;
                    return_to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{id}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    code?: string;
                    error?: string;
                    iss?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: {
                    mirage_attempt?: string;
                };
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    ticket?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: {
                    mirage_attempt?: string;
                };
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{id}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/samlmetadata+xml": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingRoleView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRole"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["RoleView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoleChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["RoleView"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SessionView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SessionView"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Confirmation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session/confirmation/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasskeyAnswer"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasskeyAnswer"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SessionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["AskedRequest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: {
                    mirage_refresh?: string;
                };
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SessionView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingDeviceView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/signing-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Numbers"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TokenRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["TokenResponse"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["PageQuery"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageConsumerAnswer"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewConsumer"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CreatedConsumer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-consumers/{consumer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    consumer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-consumers/{consumer}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path: {
                    consumer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-consumers/{consumer}/offset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    consumer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Offset"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/evidence-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Key"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/raw/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    collector?: string;
                    outcome?: string;
                    query: components["schemas"]["CursorQuery"];
                    scan_id?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageTaskView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["TaskView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection/tasks/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingReceipt"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingCollectorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CollectorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StateChoice"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CollectorAnswer"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/collectors/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingCollectorVersion"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingEdition"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Uploaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/packs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/packs/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SourcePackRollback"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingProjectCollectorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/projects/{project}/{collector}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    collector: string;
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Choice"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ProjectCollectorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingFlagAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/namespaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingNamespaceAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/namespaces/{namespace}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    namespace: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingItemAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/namespaces/{namespace}/items/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                    namespace: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ItemAnswer"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                    namespace: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewValue"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ItemAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                    namespace: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ItemAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/namespaces/{namespace}/items/{key}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: number;
                    to: number;
                };
                header?: never;
                path: {
                    key: string;
                    namespace: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingJsonDifference"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/namespaces/{namespace}/items/{key}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                    namespace: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingVersionAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/namespaces/{namespace}/items/{key}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                    namespace: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Rollback"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ItemAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    after: string;
                    before: string;
                    change: string;
                    project_id?: string;
                    query: components["schemas"]["CursorQuery"];
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageDifference"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/differences/relationships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    after: string;
                    before: string;
                    change: string;
                    project_id?: string;
                    query: components["schemas"]["CursorQuery"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageChanged"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/differences/relationships/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    after: string;
                    before: string;
                    project_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Summary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/differences/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    after: string;
                    before: string;
                    project_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["DifferenceSummary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["CursorQuery"];
                    q?: string;
                    query?: string;
                    scan_id?: string;
                    sort?: string;
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageEntityView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["EntityView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    scan_id: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingExplanationStep"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingAttributeVersion"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    history?: boolean;
                    project_id?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingMark"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewMark"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Mark"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/marks/{mark}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    mark: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    query: components["schemas"]["CursorQuery"];
                    scan_id?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageObservationView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/sightings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingSighting"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: string;
                    q?: string;
                    query?: string;
                    scan_id?: string;
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    query?: string;
                    scan_id?: string;
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Facets"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/query/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    query?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Completions"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["PageQuery"];
                    scan_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageExportAnswer"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewExport"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ExportAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ExportAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["PageQuery"];
                    q?: string;
                    rule_id?: string;
                    scan_id?: string;
                    severity?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageStoredFinding"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["StoredFinding"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["StoredFinding"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/findings/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    scan_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["FindingSummary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/graph/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    community?: number;
                    limit?: number;
                    scan_id: string;
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Analysis"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/graph/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    depth?: number;
                    entity_id: string;
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Neighbourhood"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/graph/path": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: string;
                    scan_id: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Path"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/graph/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from: string;
                    limit?: number;
                    scan_id: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Paths"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/graph/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    entity_id: string;
                    limit?: number;
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingSimilar"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["InstallationHealth"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    scan_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JsonNode"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["PageQuery"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageChannelAnswer"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewChannel"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CreatedChannel"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ChannelAnswer"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangedChannel"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ChannelAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["TestAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    channel_id?: string;
                    page: components["schemas"]["PageQuery"];
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageDelivery"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["DeliveryAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-deliveries/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["NewsPreference"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewsPreference"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["NewsPreference"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["PageQuery"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageNewsRuleAnswer"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedRule"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["NewsRuleAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["NewsRuleAnswer"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedRule"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["NewsRuleAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WantedRule"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Preview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["PageQuery"];
                    unread?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageNotificationAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["UnreadCount"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingOrganisation"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewOrganisation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Organisation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/dead-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingDeadEvent"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/dead-events/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingStoreView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/stores/{store}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    store: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Check"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/stores/{store}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    store: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Rebuild"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ProductVersion"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingProject"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewProject"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Project"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingMember"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TeamGrant"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/members/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    project: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    project: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relationships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    entity_id?: string;
                    query: components["schemas"]["CursorQuery"];
                    scan_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageRelationshipView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingSchedule"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScheduleDraft"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Schedule"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Schedule"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScheduleDraft"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Schedule"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingReportTemplate"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ReportTemplate"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ReportTemplate"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ReportTemplate"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    template: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreviewRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PreviewAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["PageQuery"];
                    scan_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageReport"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Report"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Report"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingShare"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ShareRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["NewShare"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/shares/{share}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    share: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/shares/{share}/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    share: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingAccess"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingRuleAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["RuleAnswer"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["RuleFile"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["RuleFile"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Verdict"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingOfScan"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/flaws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingRuleFlaw"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/schema+json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["PageQuery"];
                    q?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageScanAnswer"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewScan"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ScanAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ScanAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScanChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ScanAnswer"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/scans/{id}/collectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingCollectorProgress"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{id}/collectors/{collector}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    collector: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ScanAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{id}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingCoverageAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ScanAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ScanAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ScanAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/detect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Detection"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingDetected"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewScan"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ScanPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    project_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingSavedSearch"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSearch"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SavedSearch"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/searches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SavedSearch"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SearchChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SavedSearch"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/searches/{id}/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    page: components["schemas"]["CursorQuery"];
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageEntityView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ServiceMap"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{module}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    module: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ServiceAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared-reports/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SharedReport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared-reports/{token}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: string;
                };
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ServiceMap"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/services/{module}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    module: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ServiceAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingTeam"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTeam"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Team"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingTeamMember"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/members/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    query: components["schemas"]["PageQuery"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["PageProfile"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Profile"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Everything"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Preference"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Preference"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Preference"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/charts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Charts"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    as_of?: string;
                    cluster?: string;
                    limit?: number;
                    min_degree?: number;
                    q?: string;
                    scan_id: string;
                    type?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["GraphAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/graph/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    limit?: number;
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Overview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/graph/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    format?: string;
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["GeoMap"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/sankey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Sankey"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    buckets?: number;
                    from?: string;
                    scan_id: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["Buckets"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/timeline/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    from?: string;
                    page: components["schemas"]["CursorQuery"];
                    scan_id: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["CursorPageEvent"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    scan_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["ListingSavedView"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewView"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SavedView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visualizations/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SavedView"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ViewChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["SavedView"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Acceptance: {
            display_name?: string;
            password: string;
            token: string;
            username: string;
        };
        Accepted: {
            /** Format: uuid */
            id?: string;
            username?: string;
        };
        Access: {
            address?: string;
            /** Format: date-time */
            at?: string;
            outcome?: string;
        };
        AccountChange: {
            active?: boolean;
            roles?: string[];
        };
        AccountData: {
            account?: components["schemas"]["User"];
            api_keys?: components["schemas"]["ApiKey"][];
            audit?: components["schemas"]["Noted"][];
            identities?: components["schemas"]["Identity"][];
            passkeys?: components["schemas"]["PasskeyView"][];
            projects?: components["schemas"]["Membership"][];
            sessions?: components["schemas"]["Device"][];
        };
        AccountView: {
            active?: boolean;
            display_name?: string;
            email?: string;
            /** Format: uuid */
            id?: string;
            kind?: string;
            one_time_password?: string;
            roles?: string[];
            username?: string;
        };
        Analysis: {
            communities?: number[];
            complete?: boolean;
            components?: number[];
            /** Format: int32 */
            measured?: number;
            nodes?: components["schemas"]["MeasuredNode"][];
            /** Format: uuid */
            scan_id?: string;
            whole?: boolean;
        };
        ApiKey: {
            /** Format: uuid */
            account_id?: string;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            last_used_at?: string;
            name?: string;
            permissions?: string[];
            prefix?: string;
            revoked?: boolean;
        };
        AskedCreation: {
            public_key?: components["schemas"]["Creation"];
            ticket?: string;
        };
        AskedRequest: {
            public_key?: components["schemas"]["Request"];
            ticket?: string;
        };
        Assertion: {
            authenticator_data: string;
            client_data_json: string;
            signature: string;
            user_handle?: string;
        };
        Attestation: {
            attestation_object: string;
            client_data_json: string;
            transports?: string[];
        };
        AttributeChange: {
            after?: string;
            before?: string;
            name?: string;
        };
        AttributeVersion: {
            /** Format: date-time */
            first_seen?: string;
            /** Format: date-time */
            last_seen?: string;
            name?: string;
            value?: string;
        };
        Begun: {
            /** Format: uri */
            authorization_uri?: string;
        };
        Block: {
            /** @enum {string} */
            kind?: "text" | "figures" | "findings" | "coverage" | "ways" | "chart" | "graph" | "facts" | "changes";
            /** Format: int32 */
            limit?: number;
            /** @enum {string} */
            min_severity?: "info" | "low" | "medium" | "high" | "critical";
            of?: string;
            text?: string;
            title?: string;
            types?: ("DomainName" | "Hostname" | "IpAddress" | "Netblock" | "Asn" | "MacAddress" | "Service" | "DnsRecord" | "Url" | "WebPage" | "WebParameter" | "TlsCertificate" | "SshKey" | "Fingerprint" | "VirtualHost" | "TrackingId" | "EmailServerPolicy" | "DomainRegistration" | "NetworkRegistration" | "ContactRecord" | "Person" | "Organization" | "Identifier" | "EmailAddress" | "PhoneNumber" | "Username" | "OnlineAccount" | "Location" | "CloudBucket" | "CloudTenant" | "CodeRepository" | "MobileApp" | "BrowserExtension" | "ContainerImage" | "Technology" | "Document" | "OnionService" | "Vulnerability" | "Credential" | "BreachRecord" | "BlocklistEntry" | "CryptoAddress" | "BankAccount" | "Image")[];
        };
        Bucket: {
            counts?: {
                [key: string]: number;
            };
            /** Format: date-time */
            from?: string;
            /** Format: date-time */
            to?: string;
        };
        Buckets: {
            buckets?: components["schemas"]["Bucket"][];
            /** Format: int64 */
            total?: number;
        };
        Budget: {
            /** Format: duration */
            duration?: string;
            /** Format: int64 */
            entities?: number;
            /** Format: int64 */
            requests?: number;
        };
        Changed: {
            /** @enum {string} */
            change?: "new" | "gone" | "changed" | "not_looked_at";
            /** Format: uuid */
            id?: string;
            looked_by?: string[];
            source?: components["schemas"]["EntityRef"];
            target?: components["schemas"]["EntityRef"];
            /** @enum {string} */
            type?: "resolves_to" | "alias_of" | "mail_by" | "name_served_by" | "ptr_of" | "contains" | "announces" | "registered_by" | "contact_of" | "exposes" | "presents_certificate" | "certificate_names" | "issued_by" | "uses_technology" | "links_to" | "redirects_to" | "hosts" | "same_tracker_as" | "account_of" | "member_of" | "subsidiary_of" | "mentioned_in" | "leaked_in" | "same_as";
            unanswered?: string[];
        };
        ChangedChannel: {
            enabled?: boolean;
            name: string;
            /** Format: int32 */
            per_minute?: number;
            secret?: string;
            settings?: {
                [key: string]: string;
            };
        };
        ChannelAnswer: {
            /** Format: date-time */
            created_at?: string;
            enabled?: boolean;
            has_secret?: boolean;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            kind?: "email" | "sms" | "webhook" | "slack" | "teams" | "discord" | "telegram" | "matrix" | "jira" | "github" | "gitlab" | "thehive" | "splunk" | "elastic" | "syslog";
            name?: string;
            /** Format: int32 */
            per_minute?: number;
            personal?: boolean;
            settings?: {
                [key: string]: string;
            };
            /** Format: date-time */
            updated_at?: string;
        };
        Charts: {
            collectors?: components["schemas"]["KeyCount"][];
            confidence?: components["schemas"]["KeyCount"][];
            /** Format: int64 */
            entities?: number;
            families?: components["schemas"]["KeyCount"][];
            outcomes?: components["schemas"]["KeyCount"][];
            relations?: components["schemas"]["KeyCount"][];
            /** Format: int64 */
            relationships?: number;
            tags?: components["schemas"]["KeyCount"][];
            types?: components["schemas"]["KeyCount"][];
        };
        Check: {
            comparison?: components["schemas"]["Comparison"];
            equal?: boolean;
            /** Format: int64 */
            waiting?: number;
        };
        Choice: {
            enabled: boolean;
        };
        ChosenPassword: {
            new_password: string;
            token: string;
        };
        Cluster: {
            centre?: components["schemas"]["Shown"];
            /** Format: int32 */
            edges?: number;
            id?: string;
            /** Format: int32 */
            nodes?: number;
            /** Format: float */
            radius?: number;
            types?: {
                [key: string]: number;
            };
            /** Format: float */
            x?: number;
            /** Format: float */
            y?: number;
        };
        Code: {
            code: string;
        };
        CollectorAnswer: {
            /** Format: int64 */
            average_ms?: number;
            consumes?: ("DomainName" | "Hostname" | "IpAddress" | "Netblock" | "Asn" | "MacAddress" | "Service" | "DnsRecord" | "Url" | "WebPage" | "WebParameter" | "TlsCertificate" | "SshKey" | "Fingerprint" | "VirtualHost" | "TrackingId" | "EmailServerPolicy" | "DomainRegistration" | "NetworkRegistration" | "ContactRecord" | "Person" | "Organization" | "Identifier" | "EmailAddress" | "PhoneNumber" | "Username" | "OnlineAccount" | "Location" | "CloudBucket" | "CloudTenant" | "CodeRepository" | "MobileApp" | "BrowserExtension" | "ContainerImage" | "Technology" | "Document" | "OnionService" | "Vulnerability" | "Credential" | "BreachRecord" | "BlocklistEntry" | "CryptoAddress" | "BankAccount" | "Image")[];
            description?: string;
            /** Format: int64 */
            entities?: number;
            id?: string;
            /** @enum {string} */
            intrusiveness?: "passive" | "dns" | "active" | "aggressive";
            /** Format: int64 */
            min_interval_ms?: number;
            name?: string;
            needs_key?: boolean;
            outcomes?: {
                [key: string]: number;
            };
            produces?: ("DomainName" | "Hostname" | "IpAddress" | "Netblock" | "Asn" | "MacAddress" | "Service" | "DnsRecord" | "Url" | "WebPage" | "WebParameter" | "TlsCertificate" | "SshKey" | "Fingerprint" | "VirtualHost" | "TrackingId" | "EmailServerPolicy" | "DomainRegistration" | "NetworkRegistration" | "ContactRecord" | "Person" | "Organization" | "Identifier" | "EmailAddress" | "PhoneNumber" | "Username" | "OnlineAccount" | "Location" | "CloudBucket" | "CloudTenant" | "CodeRepository" | "MobileApp" | "BrowserExtension" | "ContainerImage" | "Technology" | "Document" | "OnionService" | "Vulnerability" | "Credential" | "BreachRecord" | "BlocklistEntry" | "CryptoAddress" | "BankAccount" | "Image")[];
            /** Format: int64 */
            runs?: number;
            /** Format: uri */
            source_url?: string;
            /** @enum {string} */
            state?: "testing" | "active" | "disabled" | "deprecated";
            version?: string;
        };
        CollectorPreview: {
            asked_about?: ("DomainName" | "Hostname" | "IpAddress" | "Netblock" | "Asn" | "MacAddress" | "Service" | "DnsRecord" | "Url" | "WebPage" | "WebParameter" | "TlsCertificate" | "SshKey" | "Fingerprint" | "VirtualHost" | "TrackingId" | "EmailServerPolicy" | "DomainRegistration" | "NetworkRegistration" | "ContactRecord" | "Person" | "Organization" | "Identifier" | "EmailAddress" | "PhoneNumber" | "Username" | "OnlineAccount" | "Location" | "CloudBucket" | "CloudTenant" | "CodeRepository" | "MobileApp" | "BrowserExtension" | "ContainerImage" | "Technology" | "Document" | "OnionService" | "Vulnerability" | "Credential" | "BreachRecord" | "BlocklistEntry" | "CryptoAddress" | "BankAccount" | "Image")[];
            collector?: string;
            /** Format: int32 */
            first_hop?: number;
            /** @enum {string} */
            intrusiveness?: "passive" | "dns" | "active" | "aggressive";
            /** Format: int64 */
            least_millis?: number;
            name?: string;
            needs_key?: boolean;
            /** Format: int64 */
            questions?: number;
            reason?: string;
            source?: string;
            who_learns?: string;
        };
        CollectorProgress: {
            /** Format: int64 */
            cancelled?: number;
            collector?: string;
            /** Format: int64 */
            completed?: number;
            /** Format: date-time */
            delayed_until?: string;
            /** Format: int64 */
            failed?: number;
            name?: string;
            outcomes?: {
                [key: string]: number;
            };
            /** Format: int64 */
            pending?: number;
            /** Format: int64 */
            planned?: number;
            /** Format: int64 */
            running?: number;
            /** Format: int64 */
            skipped?: number;
            waiting_reason?: string;
        };
        CollectorVersion: {
            /** Format: date-time */
            first_seen?: string;
            version?: string;
        };
        Comparison: {
            /** Format: int64 */
            different?: number;
            examples?: string[];
            /** Format: int64 */
            expected?: number;
            /** Format: int64 */
            missing?: number;
            /** Format: int64 */
            present?: number;
            /** Format: int64 */
            surplus?: number;
        };
        Complaint: {
            field?: string;
            /** Format: int32 */
            line?: number;
            message?: string;
        };
        Completions: {
            /** Format: int32 */
            from?: number;
            options?: components["schemas"]["Option"][];
            /** Format: int32 */
            to?: number;
        };
        Condition: {
            events?: ("finding" | "scan_finished" | "report_written" | "test")[];
            /** @enum {string} */
            minimum_severity?: "info" | "low" | "medium" | "high" | "critical";
            only_new?: boolean;
            projects?: string[];
            tags?: string[];
            text?: string;
            types?: ("DomainName" | "Hostname" | "IpAddress" | "Netblock" | "Asn" | "MacAddress" | "Service" | "DnsRecord" | "Url" | "WebPage" | "WebParameter" | "TlsCertificate" | "SshKey" | "Fingerprint" | "VirtualHost" | "TrackingId" | "EmailServerPolicy" | "DomainRegistration" | "NetworkRegistration" | "ContactRecord" | "Person" | "Organization" | "Identifier" | "EmailAddress" | "PhoneNumber" | "Username" | "OnlineAccount" | "Location" | "CloudBucket" | "CloudTenant" | "CodeRepository" | "MobileApp" | "BrowserExtension" | "ContainerImage" | "Technology" | "Document" | "OnionService" | "Vulnerability" | "Credential" | "BreachRecord" | "BlocklistEntry" | "CryptoAddress" | "BankAccount" | "Image")[];
        };
        Confirmation: {
            code?: string;
            password: string;
        };
        Connection: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            source?: string;
            /** Format: uuid */
            target?: string;
            type?: string;
        };
        ConsumerAnswer: {
            /** Format: date-time */
            created_at?: string;
            cursor?: string;
            id?: string;
            /** Format: date-time */
            moved_at?: string;
        };
        Count: {
            /** Format: int64 */
            count?: number;
            value?: string;
        };
        Country: {
            country?: string;
            /** Format: int32 */
            entities?: number;
        };
        CoverageAnswer: {
            /** Format: int64 */
            answered?: number;
            /** Format: int64 */
            blocked?: number;
            collector?: string;
            /** Format: int64 */
            empty?: number;
            in_plan?: boolean;
            name?: string;
            /** Format: int64 */
            not_permitted?: number;
            /** Format: int64 */
            open?: number;
            /** Format: int64 */
            out_of_scope?: number;
            /** Format: int64 */
            quota?: number;
            reason?: string;
            /** Format: int64 */
            unasked?: number;
            /** Format: int64 */
            unreachable?: number;
            /** Format: int64 */
            unreadable?: number;
        };
        Created: {
            response: components["schemas"]["Attestation"];
        };
        CreatedChannel: {
            channel?: components["schemas"]["ChannelAnswer"];
            /** Format: uuid */
            id?: string;
            secret?: string;
        };
        CreatedConsumer: {
            id?: string;
            secret?: string;
        };
        Creation: {
            attestation?: string;
            authenticator_selection?: components["schemas"]["Selection"];
            challenge?: string;
            exclude_credentials?: components["schemas"]["Descriptor"][];
            pub_key_cred_params?: components["schemas"]["Parameters"][];
            rp?: components["schemas"]["RelyingParty"];
            /** Format: int64 */
            timeout?: number;
            user?: components["schemas"]["PasskeyUser"];
        };
        Credentials: {
            code?: string;
            password: string;
            username: string;
        };
        CursorMeta: {
            next_cursor?: string;
            /** Format: int64 */
            total?: number;
        };
        CursorPageChanged: {
            data?: components["schemas"]["Changed"][];
            meta?: components["schemas"]["CursorMeta"];
        };
        CursorPageDifference: {
            data?: components["schemas"]["Difference"][];
            meta?: components["schemas"]["CursorMeta"];
        };
        CursorPageEntityView: {
            data?: components["schemas"]["EntityView"][];
            meta?: components["schemas"]["CursorMeta"];
        };
        CursorPageEntryView: {
            data?: components["schemas"]["EntryView"][];
            meta?: components["schemas"]["CursorMeta"];
        };
        CursorPageEvent: {
            data?: components["schemas"]["Event"][];
            meta?: components["schemas"]["CursorMeta"];
        };
        CursorPageObservationView: {
            data?: components["schemas"]["ObservationView"][];
            meta?: components["schemas"]["CursorMeta"];
        };
        CursorPageRelationshipView: {
            data?: components["schemas"]["RelationshipView"][];
            meta?: components["schemas"]["CursorMeta"];
        };
        CursorPageTaskView: {
            data?: components["schemas"]["TaskView"][];
            meta?: components["schemas"]["CursorMeta"];
        };
        CursorQuery: {
            cursor?: string;
            /** Format: int32 */
            limit?: number;
        };
        DeadEvent: {
            /** Format: int32 */
            attempts?: number;
            event_type?: string;
            failure?: string;
            /** Format: uuid */
            id?: string;
            listener?: string;
            /** Format: date-time */
            publication_date?: string;
        };
        Decision: {
            state: string;
        };
        Delivery: {
            /** Format: date-time */
            acknowledged_at?: string;
            /** Format: int32 */
            attempts?: number;
            channel?: string;
            /** Format: uuid */
            channel_id?: string;
            /** Format: date-time */
            created_at?: string;
            detail?: string;
            /** Format: date-time */
            ended_at?: string;
            escalated?: boolean;
            /** Format: uuid */
            id?: string;
            /** Format: int32 */
            items?: number;
            /** Format: date-time */
            next_attempt_at?: string;
            /** Format: uuid */
            rule_id?: string;
            /** @enum {string} */
            state?: "gathering" | "waiting" | "delivered" | "dead";
        };
        DeliveryAnswer: {
            delivery?: components["schemas"]["Delivery"];
            log?: components["schemas"]["Try"][];
        };
        Descriptor: {
            id?: string;
            transports?: string[];
            type?: string;
        };
        Details: {
            display_name?: string;
            /** Format: email */
            email?: string;
        };
        Detected: {
            input?: string;
            problem?: string;
            /** @enum {string} */
            type?: "DomainName" | "Hostname" | "IpAddress" | "Netblock" | "Asn" | "MacAddress" | "Service" | "DnsRecord" | "Url" | "WebPage" | "WebParameter" | "TlsCertificate" | "SshKey" | "Fingerprint" | "VirtualHost" | "TrackingId" | "EmailServerPolicy" | "DomainRegistration" | "NetworkRegistration" | "ContactRecord" | "Person" | "Organization" | "Identifier" | "EmailAddress" | "PhoneNumber" | "Username" | "OnlineAccount" | "Location" | "CloudBucket" | "CloudTenant" | "CodeRepository" | "MobileApp" | "BrowserExtension" | "ContainerImage" | "Technology" | "Document" | "OnionService" | "Vulnerability" | "Credential" | "BreachRecord" | "BlocklistEntry" | "CryptoAddress" | "BankAccount" | "Image";
            value?: string;
        };
        Detection: {
            text: string;
        };
        Device: {
            address?: string;
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            last_seen_at?: string;
            methods?: string[];
            /** Format: date-time */
            started_at?: string;
            user_agent?: string;
        };
        DeviceView: {
            address?: string;
            current?: boolean;
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            last_seen_at?: string;
            methods?: string[];
            /** Format: date-time */
            started_at?: string;
            user_agent?: string;
        };
        Difference: {
            attributes?: components["schemas"]["AttributeChange"][];
            /** @enum {string} */
            change?: "new" | "gone" | "changed" | "not_looked_at";
            /** Format: uuid */
            id?: string;
            looked_by?: string[];
            type?: string;
            unanswered?: string[];
            value?: string;
        };
        DifferenceSummary: {
            /** Format: int64 */
            added?: number;
            after?: string[];
            before?: string[];
            /** Format: int64 */
            changed?: number;
            /** Format: int64 */
            gone?: number;
            /** Format: int64 */
            not_looked_at?: number;
            /** Format: int64 */
            same?: number;
        };
        Digest: {
            /** Format: time-local */
            at?: string;
            days?: ("MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY")[];
            zone?: string;
        };
        Draft: {
            blocks: components["schemas"]["JsonNode"];
            description?: string;
            name: string;
        };
        Edge: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            source?: string;
            /** Format: uuid */
            target?: string;
            type?: string;
        };
        Edition: {
            active?: boolean;
            /** Format: int32 */
            edition?: number;
            id?: string;
            sha256?: string;
            signed_by?: string;
            /** Format: date-time */
            uploaded_at?: string;
            uploaded_by?: string;
        };
        Enrolment: {
            secret?: string;
            uri?: string;
        };
        EntityRef: {
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            type?: "DomainName" | "Hostname" | "IpAddress" | "Netblock" | "Asn" | "MacAddress" | "Service" | "DnsRecord" | "Url" | "WebPage" | "WebParameter" | "TlsCertificate" | "SshKey" | "Fingerprint" | "VirtualHost" | "TrackingId" | "EmailServerPolicy" | "DomainRegistration" | "NetworkRegistration" | "ContactRecord" | "Person" | "Organization" | "Identifier" | "EmailAddress" | "PhoneNumber" | "Username" | "OnlineAccount" | "Location" | "CloudBucket" | "CloudTenant" | "CodeRepository" | "MobileApp" | "BrowserExtension" | "ContainerImage" | "Technology" | "Document" | "OnionService" | "Vulnerability" | "Credential" | "BreachRecord" | "BlocklistEntry" | "CryptoAddress" | "BankAccount" | "Image";
            value?: string;
        };
        EntityView: {
            attributes?: {
                [key: string]: string;
            };
            collectors?: string[];
            /** Format: int32 */
            confidence?: number;
            false_positive?: boolean;
            /** Format: date-time */
            first_seen?: string;
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            last_seen?: string;
            /** Format: int64 */
            observation_count?: number;
            scan_ids?: string[];
            tags?: string[];
            type?: string;
            value?: string;
        };
        EntryView: {
            action?: string;
            actor?: string;
            detail?: string;
            hash?: string;
            /** Format: uuid */
            id?: string;
            kind?: string;
            /** Format: date-time */
            occurred_at?: string;
            request_id?: string;
            resource?: string;
            /** Format: int32 */
            status?: number;
        };
        Escalation: {
            /** Format: duration */
            after: string;
            channels: string[];
        };
        Event: {
            /** Format: date-time */
            at?: string;
            collector?: string;
            entity?: components["schemas"]["Shown"];
            /** @enum {string} */
            family?: "network" | "host" | "person" | "credential" | "web" | "organisation" | "technology" | "crypto";
            kind?: string;
        };
        Everything: {
            preferences?: components["schemas"]["Preference"];
            profile?: components["schemas"]["Profile"];
            projects?: components["schemas"]["Place"][];
            teams?: components["schemas"]["Team"][];
        };
        Evidence: {
            entity?: components["schemas"]["EntityRef"];
            /** Format: uuid */
            observation_id?: string;
        };
        ExplanationStep: {
            collector?: string;
            entity?: components["schemas"]["EntityRef"];
            /** Format: uuid */
            observation_id?: string;
            /** Format: date-time */
            observed_at?: string;
            raw_sha256?: string;
            /** @enum {string} */
            relation?: "resolves_to" | "alias_of" | "mail_by" | "name_served_by" | "ptr_of" | "contains" | "announces" | "registered_by" | "contact_of" | "exposes" | "presents_certificate" | "certificate_names" | "issued_by" | "uses_technology" | "links_to" | "redirects_to" | "hosts" | "same_tracker_as" | "account_of" | "member_of" | "subsidiary_of" | "mentioned_in" | "leaked_in" | "same_as";
            /** Format: uuid */
            task_id?: string;
        };
        ExportAnswer: {
            /** Format: int64 */
            bytes?: number;
            /** Format: date-time */
            created_at?: string;
            format?: string;
            /** Format: uuid */
            id?: string;
            /** Format: int64 */
            lines?: number;
            /** Format: uuid */
            scan_id?: string;
            sha256?: string;
        };
        Facets: {
            collectors?: components["schemas"]["Count"][];
            tags?: components["schemas"]["Count"][];
            types?: components["schemas"]["Count"][];
        };
        Factors: {
            /** Format: int32 */
            recovery_codes_left?: number;
            totp?: boolean;
        };
        FamilyAnswer: {
            description?: string;
            key?: string;
            /** @enum {string} */
            type?: "string" | "integer" | "float" | "boolean" | "duration" | "list" | "secret" | "flag" | "json";
        };
        FindingSummary: {
            by_severity?: {
                [key: string]: number;
            };
            /** Format: int64 */
            open?: number;
            /** Format: int64 */
            total?: number;
        };
        FlagAnswer: {
            key?: string;
            namespace?: string;
            on?: boolean;
        };
        Flow: {
            /** Format: int64 */
            entities?: number;
            source?: string;
            target?: string;
        };
        Forgotten: {
            login: string;
        };
        GeoMap: {
            countries?: components["schemas"]["Country"][];
            points?: components["schemas"]["Point"][];
            /** Format: int32 */
            total_points?: number;
        };
        Grant: {
            role: string;
        };
        GraphAnswer: {
            complete?: boolean;
            edges?: components["schemas"]["Edge"][];
            nodes?: components["schemas"]["Node"][];
            /** Format: uuid */
            scan_id?: string;
            /** Format: int32 */
            total_edges?: number;
            /** Format: int32 */
            total_nodes?: number;
            truncated?: boolean;
        };
        Identity: {
            /** Format: uuid */
            account_id?: string;
            display?: string;
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            last_used_at?: string;
            /** Format: date-time */
            linked_at?: string;
            provisioned?: boolean;
            source?: string;
        };
        InstallationHealth: {
            modules?: {
                [key: string]: components["schemas"]["ModuleHealth"];
            };
            status?: string;
        };
        InstanceAnswer: {
            id?: string;
            /** Format: date-time */
            last_seen?: string;
            /** @enum {string} */
            state?: "up" | "starting" | "draining" | "down";
            unit?: string;
            /** Format: uri */
            uri?: string;
            version?: string;
        };
        Invitation: {
            /** Format: date-time */
            created_at?: string;
            email?: string;
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            invited_by?: string;
            /** Format: uuid */
            organisation_id?: string;
            roles?: string[];
        };
        InvitationView: {
            email?: string;
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            roles?: string[];
            token?: string;
        };
        ItemAnswer: {
            default?: components["schemas"]["JsonNode"];
            description?: string;
            hint?: string;
            key?: string;
            overridden?: boolean;
            /** @enum {string} */
            type?: "string" | "integer" | "float" | "boolean" | "duration" | "list" | "secret" | "flag" | "json";
            /** Format: date-time */
            updated_at?: string;
            updated_by?: string;
            value?: components["schemas"]["JsonNode"];
            /** Format: int64 */
            version?: number;
        };
        JsonDifference: {
            after?: components["schemas"]["JsonNode"];
            before?: components["schemas"]["JsonNode"];
            path?: string;
        };
        JsonNode: unknown;
        Key: {
            algorithm?: string;
            fingerprint?: string;
            public_key?: string;
        };
        KeyCount: {
            /** Format: int64 */
            count?: number;
            key?: string;
        };
        Link: {
            /** Format: int32 */
            relationships?: number;
            source?: string;
            target?: string;
        };
        Links: {
            next?: string;
            prev?: string;
            self?: string;
        };
        ListingAccess: {
            data?: components["schemas"]["Access"][];
        };
        ListingApiKey: {
            data?: components["schemas"]["ApiKey"][];
        };
        ListingAttributeVersion: {
            data?: components["schemas"]["AttributeVersion"][];
        };
        ListingCollectorAnswer: {
            data?: components["schemas"]["CollectorAnswer"][];
        };
        ListingCollectorProgress: {
            data?: components["schemas"]["CollectorProgress"][];
        };
        ListingCollectorVersion: {
            data?: components["schemas"]["CollectorVersion"][];
        };
        ListingCoverageAnswer: {
            data?: components["schemas"]["CoverageAnswer"][];
        };
        ListingDeadEvent: {
            data?: components["schemas"]["DeadEvent"][];
        };
        ListingDetected: {
            data?: components["schemas"]["Detected"][];
        };
        ListingDevice: {
            data?: components["schemas"]["Device"][];
        };
        ListingDeviceView: {
            data?: components["schemas"]["DeviceView"][];
        };
        ListingEdition: {
            data?: components["schemas"]["Edition"][];
        };
        ListingExplanationStep: {
            data?: components["schemas"]["ExplanationStep"][];
        };
        ListingFlagAnswer: {
            data?: components["schemas"]["FlagAnswer"][];
        };
        ListingIdentity: {
            data?: components["schemas"]["Identity"][];
        };
        ListingInvitation: {
            data?: components["schemas"]["Invitation"][];
        };
        ListingItemAnswer: {
            data?: components["schemas"]["ItemAnswer"][];
        };
        ListingJsonDifference: {
            data?: components["schemas"]["JsonDifference"][];
        };
        ListingLockedAccount: {
            data?: components["schemas"]["LockedAccount"][];
        };
        ListingMark: {
            data?: components["schemas"]["Mark"][];
        };
        ListingMember: {
            data?: components["schemas"]["Member"][];
        };
        ListingNamespaceAnswer: {
            data?: components["schemas"]["NamespaceAnswer"][];
        };
        ListingOfScan: {
            data?: components["schemas"]["OfScan"][];
        };
        ListingOrganisation: {
            data?: components["schemas"]["Organisation"][];
        };
        ListingPasskeyView: {
            data?: components["schemas"]["PasskeyView"][];
        };
        ListingProject: {
            data?: components["schemas"]["Project"][];
        };
        ListingProjectCollectorAnswer: {
            data?: components["schemas"]["ProjectCollectorAnswer"][];
        };
        ListingReceipt: {
            data?: components["schemas"]["Receipt"][];
        };
        ListingReportTemplate: {
            data?: components["schemas"]["ReportTemplate"][];
        };
        ListingRoleView: {
            data?: components["schemas"]["RoleView"][];
        };
        ListingRuleAnswer: {
            data?: components["schemas"]["RuleAnswer"][];
        };
        ListingRuleFlaw: {
            data?: components["schemas"]["RuleFlaw"][];
        };
        ListingSavedSearch: {
            data?: components["schemas"]["SavedSearch"][];
        };
        ListingSavedView: {
            data?: components["schemas"]["SavedView"][];
        };
        ListingSchedule: {
            data?: components["schemas"]["Schedule"][];
        };
        ListingShare: {
            data?: components["schemas"]["Share"][];
        };
        ListingSighting: {
            data?: components["schemas"]["Sighting"][];
        };
        ListingSimilar: {
            data?: components["schemas"]["Similar"][];
        };
        ListingStoreView: {
            data?: components["schemas"]["StoreView"][];
        };
        ListingTeam: {
            data?: components["schemas"]["Team"][];
        };
        ListingTeamMember: {
            data?: components["schemas"]["TeamMember"][];
        };
        ListingVersionAnswer: {
            data?: components["schemas"]["VersionAnswer"][];
        };
        ListingView: {
            data?: components["schemas"]["View"][];
        };
        LockedAccount: {
            /** Format: int32 */
            failures?: number;
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            locked_until?: string;
            username?: string;
        };
        Mark: {
            /** Format: date-time */
            created_at?: string;
            created_by?: string;
            /** Format: uuid */
            entity_id?: string;
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            kind?: "tag" | "note" | "false_positive";
            /** Format: uuid */
            project_id?: string;
            /** Format: date-time */
            removed_at?: string;
            removed_by?: string;
            text?: string;
        };
        MeasuredNode: {
            /** Format: double */
            betweenness?: number;
            bridge?: boolean;
            /** Format: int32 */
            community?: number;
            /** Format: int32 */
            degree?: number;
            entity?: components["schemas"]["EntityRef"];
            /** Format: double */
            page_rank?: number;
        };
        Member: {
            display_name?: string;
            /** Format: uuid */
            id?: string;
            role?: string;
            username?: string;
        };
        Membership: {
            /** Format: uuid */
            id?: string;
            name?: string;
            role?: string;
        };
        ModuleHealth: {
            status?: string;
        };
        NamespaceAnswer: {
            families?: components["schemas"]["FamilyAnswer"][];
            /** Format: int32 */
            items?: number;
            namespace?: string;
        };
        Neighbourhood: {
            edges?: components["schemas"]["Connection"][];
            exhaustive?: boolean;
            nodes?: components["schemas"]["EntityRef"][];
        };
        NewAccount: {
            display_name?: string;
            /** Format: email */
            email?: string;
            kind?: string;
            roles: string[];
            username: string;
        };
        NewChannel: {
            kind: string;
            name: string;
            /** Format: int32 */
            per_minute?: number;
            personal?: boolean;
            secret?: string;
            settings?: {
                [key: string]: string;
            };
        };
        NewConsumer: {
            name: string;
        };
        NewExport: {
            format?: string;
            /** Format: uuid */
            scan_id: string;
        };
        NewIdentity: {
            provider: string;
            return_to?: string;
        };
        NewInvitation: {
            /** Format: email */
            email: string;
            /** Format: uuid */
            organisation_id?: string;
            roles: string[];
        };
        NewKey: {
            /** Format: int32 */
            expires_in_days?: number;
            name: string;
            permissions: string[];
        };
        NewKeyView: {
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            name?: string;
            permissions?: string[];
            prefix?: string;
            secret?: string;
        };
        NewMark: {
            /** Format: date-time */
            expires_at?: string;
            kind: string;
            /** Format: uuid */
            project_id?: string;
            text: string;
        };
        NewOrganisation: {
            name: string;
        };
        NewPasskey: {
            credential: components["schemas"]["Created"];
            name: string;
            ticket: string;
        };
        NewPassword: {
            current_password: string;
            new_password: string;
        };
        NewProject: {
            name: string;
        };
        NewRole: {
            description?: string;
            name: string;
            permissions: string[];
        };
        News: {
            body?: string;
            entities?: components["schemas"]["EntityRef"][];
            /** Format: uuid */
            fingerprint?: string;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            kind?: "finding" | "scan_finished" | "report_written" | "test";
            /** Format: date-time */
            occurred_at?: string;
            /** Format: uuid */
            organisation_id?: string;
            /** Format: uuid */
            project_id?: string;
            /** Format: uuid */
            scan_id?: string;
            /** @enum {string} */
            severity?: "info" | "low" | "medium" | "high" | "critical";
            title?: string;
        };
        NewScan: {
            budget?: components["schemas"]["Budget"];
            collectors?: string[];
            deny?: string[];
            /** Format: int32 */
            hop_limit?: number;
            name?: string;
            /** @enum {string} */
            priority?: "low" | "medium" | "high";
            profile?: string;
            /** Format: uuid */
            project_id?: string;
            targets: components["schemas"]["Target"][];
        };
        NewSearch: {
            name: string;
            /** Format: uuid */
            project_id?: string;
            query: string;
        };
        NewShare: {
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            path?: string;
        };
        NewsPreference: {
            /** @enum {string} */
            minimum_severity?: "info" | "low" | "medium" | "high" | "critical";
            muted?: boolean;
            quiet?: components["schemas"]["QuietHours"];
        };
        NewsRuleAnswer: {
            channels?: string[];
            condition?: components["schemas"]["Condition"];
            /** Format: date-time */
            created_at?: string;
            enabled?: boolean;
            escalation?: components["schemas"]["Escalation"];
            /** Format: uuid */
            id?: string;
            name?: string;
            personal?: boolean;
            template?: components["schemas"]["Template"];
            timing?: components["schemas"]["Timing"];
            /** Format: date-time */
            updated_at?: string;
        };
        NewTeam: {
            name: string;
        };
        NewValue: {
            value?: components["schemas"]["JsonNode"];
        };
        NewView: {
            kind: string;
            name: string;
            /** Format: uuid */
            scan_id: string;
            state: components["schemas"]["JsonNode"];
        };
        Node: {
            /** Format: int32 */
            degree?: number;
            /** Format: int32 */
            distance?: number;
            /** Format: uuid */
            id?: string;
            tags?: string[];
            type?: string;
            value?: string;
            /** Format: float */
            x?: number;
            /** Format: float */
            y?: number;
        };
        Noted: {
            action?: string;
            detail?: string;
            /** Format: date-time */
            occurred_at?: string;
            resource?: string;
        };
        NotificationAnswer: {
            body?: string;
            /** Format: date-time */
            created_at?: string;
            /** Format: uuid */
            id?: string;
            kind?: string;
            /** Format: date-time */
            read_at?: string;
            /** Format: uuid */
            scan_id?: string;
            /** @enum {string} */
            severity?: "info" | "low" | "medium" | "high" | "critical";
            title?: string;
        };
        Numbers: {
            /** Format: int64 */
            api_keys?: number;
            by_role?: {
                [key: string]: number;
            };
            /** Format: int64 */
            closed?: number;
            /** Format: int64 */
            never_signed_in?: number;
            /** Format: int64 */
            open_invitations?: number;
            /** Format: int64 */
            people?: number;
            /** Format: int64 */
            refused_sign_ins?: number;
            /** Format: int64 */
            services?: number;
            /** Format: int64 */
            sessions?: number;
            /** Format: int64 */
            sign_ins?: number;
            /** Format: int64 */
            unused_api_keys?: number;
            /** Format: int64 */
            with_second_factor?: number;
        };
        ObservationView: {
            attributes?: {
                [key: string]: string;
            };
            collector?: string;
            /** Format: int32 */
            confidence?: number;
            /** Format: uuid */
            entity_id?: string;
            /** Format: uuid */
            id?: string;
            raw_sha256?: string;
            /** @enum {string} */
            reliability?: "A" | "B" | "C" | "D" | "E" | "F";
            /** Format: uuid */
            scan_id?: string;
            /** Format: date-time */
            seen_at?: string;
            source_entity?: components["schemas"]["EntityRef"];
            tags?: string[];
            /** Format: uuid */
            task_id?: string;
        };
        Offset: {
            cursor: string;
        };
        OfScan: {
            findings?: components["schemas"]["Said"][];
            name?: string;
            /** Format: uuid */
            scan_id?: string;
            /** Format: int32 */
            total?: number;
        };
        Option: {
            description?: string;
            text?: string;
        };
        Order: {
            formats?: string[];
            /** Format: uuid */
            scan_id: string;
            template?: string;
        };
        Organisation: {
            /** Format: date-time */
            created_at?: string;
            /** Format: uuid */
            id?: string;
            name?: string;
        };
        OrganisationName: {
            /** Format: uuid */
            id?: string;
            name?: string;
        };
        Overview: {
            clusters?: components["schemas"]["Cluster"][];
            complete?: boolean;
            /** Format: int32 */
            level?: number;
            /** Format: int32 */
            levels?: number;
            links?: components["schemas"]["Link"][];
            /** Format: int32 */
            total_clusters?: number;
            /** Format: int32 */
            total_nodes?: number;
            truncated?: boolean;
        };
        Own: {
            display_name?: string;
            email?: string;
            email_verified?: boolean;
            own_password?: boolean;
            username?: string;
        };
        PageAccountView: {
            data?: components["schemas"]["AccountView"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageChannelAnswer: {
            data?: components["schemas"]["ChannelAnswer"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageConsumerAnswer: {
            data?: components["schemas"]["ConsumerAnswer"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageDelivery: {
            data?: components["schemas"]["Delivery"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageExportAnswer: {
            data?: components["schemas"]["ExportAnswer"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageMeta: {
            pagination?: components["schemas"]["Pagination"];
        };
        PageNewsRuleAnswer: {
            data?: components["schemas"]["NewsRuleAnswer"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageNotificationAnswer: {
            data?: components["schemas"]["NotificationAnswer"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageProfile: {
            data?: components["schemas"]["Profile"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageQuery: {
            ascending?: boolean;
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            per_page?: number;
            sort?: string;
        };
        PageReport: {
            data?: components["schemas"]["Report"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageScanAnswer: {
            data?: components["schemas"]["ScanAnswer"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        PageStoredFinding: {
            data?: components["schemas"]["StoredFinding"][];
            links?: components["schemas"]["Links"];
            meta?: components["schemas"]["PageMeta"];
        };
        Pagination: {
            /** Format: int32 */
            current_page?: number;
            /** Format: int32 */
            last_page?: number;
            /** Format: int32 */
            per_page?: number;
            /** Format: int64 */
            total?: number;
        };
        Parameters: {
            /** Format: int64 */
            alg?: number;
            type?: string;
        };
        PasskeyAnswer: {
            credential: components["schemas"]["Signed"];
            ticket: string;
        };
        PasskeyUser: {
            display_name?: string;
            id?: string;
            name?: string;
        };
        PasskeyView: {
            backup?: boolean;
            /** Format: date-time */
            created_at?: string;
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            last_used_at?: string;
            name?: string;
            transports?: string[];
        };
        Path: {
            edges?: components["schemas"]["Connection"][];
            exhaustive?: boolean;
            found?: boolean;
            nodes?: components["schemas"]["EntityRef"][];
        };
        Paths: {
            exhaustive?: boolean;
            paths?: components["schemas"]["Path"][];
        };
        Place: {
            /** Format: uuid */
            id?: string;
            name?: string;
            role?: string;
        };
        Point: {
            city?: string;
            country?: string;
            /** Format: int32 */
            entities?: number;
            /** Format: double */
            lat?: number;
            /** Format: double */
            lon?: number;
            sample?: components["schemas"]["Shown"][];
        };
        Preference: {
            language: string;
            theme: string;
            time_zone: string;
        };
        Preview: {
            /** Format: date-time */
            due?: string;
            /** Format: int32 */
            examined?: number;
            lines?: string[];
            matches?: components["schemas"]["News"][];
            title?: string;
        };
        PreviewAnswer: {
            complaints?: components["schemas"]["Complaint"][];
            html?: string;
            valid?: boolean;
        };
        PreviewRequest: {
            blocks: components["schemas"]["JsonNode"];
            /** Format: uuid */
            scan_id?: string;
        };
        ProductVersion: {
            /** Format: date-time */
            build_time?: string;
            modules?: string[];
            version?: string;
        };
        Profile: {
            active?: boolean;
            /** Format: date-time */
            created_at?: string;
            display_name?: string;
            email?: string;
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            organisation_id?: string;
            roles?: string[];
            username?: string;
        };
        Progress: {
            /** Format: int64 */
            completed?: number;
            /** Format: int64 */
            entities?: number;
            /** Format: int64 */
            failed?: number;
            /** Format: int64 */
            pending?: number;
            /** Format: int32 */
            percent?: number;
            /** Format: int64 */
            planned?: number;
            /** Format: int64 */
            running?: number;
        };
        Project: {
            /** Format: date-time */
            created_at?: string;
            /** Format: uuid */
            id?: string;
            name?: string;
            /** Format: uuid */
            organisation_id?: string;
        };
        ProjectCollectorAnswer: {
            collector?: string;
            enabled?: boolean;
        };
        Proof: {
            token: string;
        };
        QuietHours: {
            /** @enum {string} */
            breaks?: "info" | "low" | "medium" | "high" | "critical";
            days?: ("MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY")[];
            /** Format: time-local */
            from?: string;
            /** Format: time-local */
            to?: string;
            zone?: string;
        };
        Rebuild: {
            /** Format: int64 */
            waiting?: number;
        };
        Receipt: {
            allowed?: boolean;
            /** Format: date-time */
            at?: string;
            /** Format: int32 */
            calls?: number;
            channel?: string;
            destination?: string;
            reason?: string;
        };
        RecoveryCodes: {
            recovery_codes?: string[];
        };
        RelationshipView: {
            collectors?: string[];
            /** Format: int32 */
            confidence?: number;
            /** Format: date-time */
            first_seen?: string;
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            last_seen?: string;
            scan_ids?: string[];
            source?: components["schemas"]["EntityRef"];
            tags?: string[];
            target?: components["schemas"]["EntityRef"];
            /** @enum {string} */
            type?: "resolves_to" | "alias_of" | "mail_by" | "name_served_by" | "ptr_of" | "contains" | "announces" | "registered_by" | "contact_of" | "exposes" | "presents_certificate" | "certificate_names" | "issued_by" | "uses_technology" | "links_to" | "redirects_to" | "hosts" | "same_tracker_as" | "account_of" | "member_of" | "subsidiary_of" | "mentioned_in" | "leaked_in" | "same_as";
        };
        RelyingParty: {
            id?: string;
            name?: string;
        };
        Report: {
            /** Format: date-time */
            created_at?: string;
            error?: string;
            formats?: string[];
            /** Format: uuid */
            id?: string;
            progress?: components["schemas"]["WritingProgress"];
            /** Format: uuid */
            project_id?: string;
            /** Format: uuid */
            scan_id?: string;
            sizes?: {
                [key: string]: number;
            };
            /** @enum {string} */
            state?: "waiting" | "writing" | "ready" | "failed";
            template?: string;
            title?: string;
            /** Format: int32 */
            version?: number;
        };
        ReportTemplate: {
            blocks?: components["schemas"]["Block"][];
            built_in?: boolean;
            description?: string;
            id?: string;
            name?: string;
        };
        Request: {
            challenge?: string;
            rp_id?: string;
            /** Format: int64 */
            timeout?: number;
            user_verification?: string;
        };
        RoleChange: {
            description?: string;
            permissions: string[];
        };
        RoleView: {
            description?: string;
            id?: string;
            name?: string;
            own?: boolean;
            permissions?: string[];
        };
        Rollback: {
            /** Format: int64 */
            version?: number;
        };
        RuleAnswer: {
            description?: string;
            enabled?: boolean;
            id?: string;
            live?: boolean;
            name?: string;
            /** @enum {string} */
            origin?: "shipped" | "folder" | "own";
            /** @enum {string} */
            severity?: "info" | "low" | "medium" | "high" | "critical";
            why?: string;
        };
        RuleFile: {
            rule?: components["schemas"]["RuleAnswer"];
            text?: string;
        };
        RuleFlaw: {
            /** Format: int32 */
            column?: number;
            field?: string;
            file?: string;
            /** Format: int32 */
            line?: number;
            message?: string;
        };
        Said: {
            /** Format: int32 */
            entities?: number;
            evidence?: components["schemas"]["Evidence"][];
            headline?: string;
            /** @enum {string} */
            severity?: "info" | "low" | "medium" | "high" | "critical";
        };
        Sankey: {
            flows?: components["schemas"]["Flow"][];
            sources?: string[];
            targets?: string[];
        };
        SavedSearch: {
            /** Format: date-time */
            created_at?: string;
            created_by?: string;
            /** Format: uuid */
            id?: string;
            name?: string;
            /** Format: uuid */
            project_id?: string;
            query?: string;
            /** Format: date-time */
            updated_at?: string;
        };
        SavedView: {
            /** Format: date-time */
            created_at?: string;
            created_by?: string;
            /** Format: uuid */
            id?: string;
            kind?: string;
            name?: string;
            /** Format: uuid */
            scan_id?: string;
            state?: components["schemas"]["JsonNode"];
            /** Format: date-time */
            updated_at?: string;
        };
        ScanAnswer: {
            budget?: components["schemas"]["Budget"];
            /** Format: date-time */
            created_at?: string;
            deny?: string[];
            failure?: string;
            /** Format: date-time */
            finished_at?: string;
            /** Format: int32 */
            hop_limit?: number;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            intrusiveness?: "passive" | "dns" | "active" | "aggressive";
            name?: string;
            owner?: string;
            /** @enum {string} */
            priority?: "low" | "medium" | "high";
            profile?: string;
            progress?: components["schemas"]["Progress"];
            /** Format: uuid */
            project_id?: string;
            /** Format: int64 */
            requests?: number;
            /** Format: date-time */
            started_at?: string;
            /** @enum {string} */
            state?: "created" | "scheduled" | "queued" | "running" | "paused" | "completed" | "failed" | "cancelled" | "timed_out";
            stopped_collectors?: string[];
            stopping?: boolean;
            targets?: components["schemas"]["EntityRef"][];
        };
        ScanChange: {
            budget?: components["schemas"]["Budget"];
            /** Format: int32 */
            hop_limit?: number;
            /** @enum {string} */
            priority?: "low" | "medium" | "high";
        };
        ScanPreview: {
            budget?: components["schemas"]["Budget"];
            by_intrusiveness?: {
                [key: string]: number;
            };
            collectors?: components["schemas"]["CollectorPreview"][];
            deny?: string[];
            /** Format: int32 */
            hop_limit?: number;
            /** @enum {string} */
            intrusiveness?: "passive" | "dns" | "active" | "aggressive";
            profile?: string;
            /** Format: int64 */
            questions?: number;
            targets?: components["schemas"]["EntityRef"][];
            third_parties?: string[];
        };
        Schedule: {
            cron?: string;
            enabled?: boolean;
            formats?: string[];
            /** Format: uuid */
            id?: string;
            /** Format: date-time */
            last_at?: string;
            last_outcome?: string;
            /** Format: uuid */
            last_scan_id?: string;
            name?: string;
            /** Format: date-time */
            next_at?: string;
            /** Format: uuid */
            project_id?: string;
            target?: string;
            template?: string;
            time_zone?: string;
        };
        ScheduleDraft: {
            cron: string;
            enabled?: boolean;
            formats?: string[];
            name: string;
            /** Format: uuid */
            project_id?: string;
            target?: string;
            template?: string;
            time_zone?: string;
        };
        SearchChange: {
            name: string;
            query: string;
        };
        Selection: {
            require_resident_key?: boolean;
            resident_key?: string;
            user_verification?: string;
        };
        ServiceAnswer: {
            instances?: components["schemas"]["InstanceAnswer"][];
            module?: string;
            /** @enum {string} */
            state?: "up" | "starting" | "draining" | "down";
        };
        ServiceMap: {
            data?: components["schemas"]["ServiceAnswer"][];
            /** Format: int32 */
            total?: number;
            /** Format: int64 */
            up?: number;
        };
        SessionView: {
            csrf_token?: string;
            /** Format: date-time */
            expires_at?: string;
            must_change_password?: boolean;
            organisation?: components["schemas"]["OrganisationName"];
            projects?: components["schemas"]["Membership"][];
            user?: components["schemas"]["User"];
        };
        Share: {
            /** Format: int64 */
            accesses?: number;
            /** Format: date-time */
            created_at?: string;
            created_by?: string;
            /** Format: date-time */
            expires_at?: string;
            /** Format: uuid */
            id?: string;
            password?: boolean;
            /** Format: uuid */
            report_id?: string;
            /** Format: date-time */
            revoked_at?: string;
        };
        Shared: {
            entity?: components["schemas"]["EntityRef"];
            relation?: string;
            /** Format: int32 */
            relationships?: number;
        };
        SharedReport: {
            /** Format: date-time */
            created_at?: string;
            formats?: string[];
            sizes?: {
                [key: string]: number;
            };
            title?: string;
        };
        ShareRequest: {
            /** Format: date-time */
            expires_at?: string;
            password?: string;
        };
        Shown: {
            /** Format: uuid */
            id?: string;
            type?: string;
            value?: string;
        };
        Sighting: {
            /** Format: date-time */
            first_seen?: string;
            /** Format: date-time */
            last_seen?: string;
            missed_by?: string[];
            /** Format: uuid */
            project_id?: string;
            /** Format: uuid */
            scan_id?: string;
            seen_by?: string[];
            unanswered?: string[];
        };
        Signed: {
            id: string;
            response: components["schemas"]["Assertion"];
        };
        Similar: {
            entity?: components["schemas"]["EntityRef"];
            same_name?: boolean;
            /** Format: double */
            score?: number;
            shared?: components["schemas"]["Shared"][];
        };
        SourcePackRollback: {
            /** Format: int32 */
            edition?: number;
        };
        StateChoice: {
            state: string;
        };
        StoredFinding: {
            /** Format: date-time */
            created_at?: string;
            evidence?: components["schemas"]["Evidence"][];
            headline?: string;
            /** Format: uuid */
            id?: string;
            reopened?: boolean;
            rule_id?: string;
            rule_name?: string;
            /** Format: uuid */
            scan_id?: string;
            /** @enum {string} */
            severity?: "info" | "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            state?: "open" | "acknowledged" | "false_positive" | "resolved";
            /** Format: date-time */
            updated_at?: string;
            why?: string;
        };
        StoreView: {
            current?: boolean;
            engine?: string;
            failure?: string;
            name?: string;
            /** Format: int64 */
            waiting?: number;
        };
        Summary: {
            /** Format: int64 */
            added?: number;
            /** Format: int64 */
            gone?: number;
            /** Format: int64 */
            not_looked_at?: number;
            /** Format: int64 */
            same?: number;
        };
        Target: {
            type?: string;
            value: string;
        };
        TaskView: {
            /** Format: int32 */
            attempts?: number;
            collector?: string;
            detail?: string;
            /** Format: int32 */
            distance?: number;
            /** Format: int64 */
            duration_ms?: number;
            entity?: components["schemas"]["EntityRef"];
            /** Format: uuid */
            id?: string;
            in_scope?: boolean;
            /** Format: int32 */
            observations?: number;
            /** @enum {string} */
            outcome?: "answered" | "empty" | "blocked" | "quota" | "unreachable" | "unreadable" | "not_permitted" | "out_of_scope";
            /** Format: date-time */
            planned_at?: string;
            /** Format: int32 */
            requests?: number;
            /** Format: uuid */
            scan_id?: string;
            /** Format: date-time */
            started_at?: string;
            /** @enum {string} */
            state?: "pending" | "running" | "completed" | "failed" | "skipped" | "rate_limited" | "timed_out" | "cancelled";
        };
        Team: {
            /** Format: date-time */
            created_at?: string;
            /** Format: uuid */
            id?: string;
            name?: string;
            /** Format: uuid */
            organisation_id?: string;
        };
        TeamGrant: {
            role: string;
            /** Format: uuid */
            team_id: string;
        };
        TeamMember: {
            display_name?: string;
            /** Format: uuid */
            id?: string;
            username?: string;
        };
        Template: {
            item?: string;
            title?: string;
        };
        TestAnswer: {
            detail?: string;
            /** Format: int64 */
            millis?: number;
            /** @enum {string} */
            outcome?: "delivered" | "later" | "refused";
            /** Format: int32 */
            status?: number;
        };
        Text: {
            text: string;
        };
        Timing: {
            /** Format: duration */
            aggregate?: string;
            digest?: components["schemas"]["Digest"];
            quiet?: components["schemas"]["QuietHours"];
            /** Format: duration */
            repeat_after?: string;
        };
        TokenRequest: {
            code?: string;
            grant_type: string;
            password?: string;
            refresh_token?: string;
            secret?: string;
            username?: string;
        };
        TokenResponse: {
            access_token?: string;
            /** Format: int64 */
            expires_in?: number;
            refresh_token?: string;
            token_type?: string;
        };
        Trial: {
            rule_id?: string;
            scan_ids: string[];
            text?: string;
        };
        Try: {
            /** Format: date-time */
            at?: string;
            detail?: string;
            /** Format: int64 */
            millis?: number;
            /** Format: int32 */
            number?: number;
            outcome?: string;
            /** Format: int32 */
            status?: number;
        };
        UnreadCount: {
            /** Format: int64 */
            unread?: number;
        };
        Upload: {
            signature: string;
            source: string;
        };
        Uploaded: {
            id?: string;
        };
        User: {
            display_name?: string;
            email?: string;
            /** Format: uuid */
            id?: string;
            permissions?: string[];
            roles?: string[];
            username?: string;
        };
        Verdict: {
            flaws?: components["schemas"]["RuleFlaw"][];
            rule?: components["schemas"]["RuleAnswer"];
            valid?: boolean;
        };
        Verification: {
            /** Format: int64 */
            broken_at?: number;
            /** Format: int64 */
            checked?: number;
            intact?: boolean;
        };
        VersionAnswer: {
            hint?: string;
            overridden?: boolean;
            /** Format: date-time */
            updated_at?: string;
            updated_by?: string;
            value?: components["schemas"]["JsonNode"];
            /** Format: int64 */
            version?: number;
        };
        View: {
            id?: string;
            /** Format: date-time */
            not_after?: string;
            signs?: boolean;
        };
        ViewChange: {
            name: string;
            state: components["schemas"]["JsonNode"];
        };
        WantedRule: {
            channels?: string[];
            condition?: components["schemas"]["Condition"];
            enabled?: boolean;
            escalation?: components["schemas"]["Escalation"];
            name: string;
            personal?: boolean;
            template?: components["schemas"]["Template"];
            timing?: components["schemas"]["Timing"];
        };
        Way: {
            id?: string;
            kind?: string;
            name?: string;
            start?: string;
        };
        Ways: {
            data?: components["schemas"]["Way"][];
            passwords?: boolean;
        };
        WritingProgress: {
            /** Format: int32 */
            done?: number;
            step?: string;
            /** Format: int32 */
            total?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
