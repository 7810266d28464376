namespace CreditFunctions.Core.Identifiers;

/// <summary>What rows, facts and events carry instead of a clear citizen id. Core never opens it.</summary>
/// <param name="CipherText">The number under authenticated encryption, in Base64.</param>
/// <param name="BlindIndex">Keyed hash of the number, for look-ups by equality; comparable only under one <paramref name="KeyId"/>.</param>
/// <param name="KeyId">Which key of the ring made both.</param>
/// <param name="Masked">The one mask of the number.</param>
public sealed record SealedIdentifier(string CipherText, string BlindIndex, string KeyId, string Masked)
{
    public override string ToString() => Masked;
}
