namespace CreditFunctions.Core.Identifiers;

/// <summary>A text that only the app can read: a name or address of somebody who must not be known. Core never opens it.</summary>
/// <param name="CipherText">Under authenticated encryption, in Base64.</param>
/// <param name="KeyId">Which key of the ring sealed it.</param>
public sealed record SealedText(string CipherText, string KeyId)
{
    public override string ToString() => "(sealed)";
}
