using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Identifiers;

/// <summary>What rows, facts and events carry instead of a clear citizen id. Core never opens it.</summary>
/// <param name="CipherText">The number under authenticated encryption, in Base64.</param>
/// <param name="BlindIndex">Keyed hash of the number, for credit queries by equality; comparable only under one <see
/// cref="IndexKeyId"/>.</param>
/// <param name="KeyId">Which key of the ring encrypted it.</param>
/// <param name="Masked">The one mask of the number.</param>
public sealed record SealedIdentifier(string CipherText, string BlindIndex, string KeyId, string Masked)
{
    /// <summary>Which key of the ring made the index.</summary>
    public string IndexKeyId { get; init; } = KeyId;

    /// <summary>Which document it is the number of. The index of one kind tells nothing about one of another.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IdentityKind Kind { get; init; }

    public override string ToString() => Masked;
}
