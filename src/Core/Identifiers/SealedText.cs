namespace CreditFunctions.Core.Identifiers;

/// <summary>
/// A text that only the app can read: a name or address of a person whose identity is confidential. Core never decrypts it.
/// </summary>
/// <param name="CipherText">Under authenticated encryption, in Base64.</param>
/// <param name="KeyId">Key of the ring that sealed it.</param>
public sealed record SealedText(string CipherText, string KeyId)
{
    public override string ToString() => "(sealed)";
}
