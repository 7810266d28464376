using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>The <c>Idempotency-Key</c> header: a repeated request finds what the first one created.</summary>
internal static class IdempotencyKey
{
    private const int MinLength = 16;
    private const int MaxLength = 100;

    /// <summary>The 16 bytes of the id of what a request creates: the same for the same key, random without a key.</summary>
    /// <param name="scoped">The key with its scope, so that it differs elsewhere.</param>
    public static Result<byte[]> BytesFor(HttpRequest request, TokenSigner tokens, Func<string, string> scoped)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        return key.Length switch
        {
            0 => RandomNumberGenerator.GetBytes(16),
            >= MinLength and <= MaxLength => tokens.Derive(TokenPurpose.Idempotency, scoped(key)),
            _ => new Error(
                ErrorKind.Invalid,
                "idempotency-key-is-malformed",
                $"An Idempotency-Key has {MinLength} to {MaxLength} characters that nobody can guess, such as a UUID."
            ),
        };
    }
}
