using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>The header by which the same request, sent again, finds what it made the first time.</summary>
internal static class IdempotencyKey
{
    private const int MinLength = 16;
    private const int MaxLength = 100;

    /// <summary>
    /// The 16 bytes of the id of what a request makes: the same for the same key, another one every time where it gives none.
    /// </summary>
    /// <param name="scoped">The key with what it counts for, so that it means something else elsewhere.</param>
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
