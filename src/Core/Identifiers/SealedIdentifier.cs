using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Identifiers;

/// <summary>The encrypted form of a personal number in rows, facts and events. Core never decrypts it.</summary>
/// <param name="CipherText">The number under authenticated encryption, in Base64.</param>
/// <param name="BlindIndex">Keyed hash of the number, for credit queries by equality; comparable only under one
/// <see cref="IndexKeyId"/>.</param>
/// <param name="KeyId">Key of the ring that encrypted it.</param>
public sealed record SealedIdentifier(string CipherText, string BlindIndex, string KeyId, string Masked)
{
    /// <summary>Key of the ring that computed the index.</summary>
    public string IndexKeyId { get; init; } = KeyId;

    /// <summary>Kind of document. Indexes of different kinds are not comparable.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IdentityKind Kind { get; init; }

    public override string ToString() => Masked;
}
