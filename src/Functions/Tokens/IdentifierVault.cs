using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Functions.Tokens;

/// <summary>
/// Encrypts numbers of persons: AES-256-GCM with the newest key of a ring, bound to the record and party; and an HMAC for finding equal
/// numbers, with the oldest key, so that adding a newer key does not change it. Each use has its own key, derived by HKDF.
/// </summary>
public sealed class IdentifierVault(KeyRing ring)
{
    /// <summary>
    /// Prefix of values encrypted with AES-256-GCM under a key derived by HKDF-SHA-256. Another algorithm needs another prefix.
    /// </summary>
    public const string SealSuite = "a1";

    /// <summary>Prefix of the key name of an HMAC-SHA-256 index.</summary>
    public const string IndexSuite = "h1";

    private const char AfterSuite = '.';
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int IndexBytes = 16;

    public SealedIdentifier Seal(IdentityNumber number, string recordId, string partyId)
    {
        var cipherText = Encrypt(number.Reveal(), AssociatedData(recordId, partyId, "citizenId"));
        return new SealedIdentifier(cipherText, BlindIndex(number), ring.ActiveKeyId, number.Masked)
        {
            IndexKeyId = IndexKeyId,
            Kind = number.Kind,
        };
    }

    /// <summary>Decrypts a number, for the officer of a credit query.</summary>
    /// <exception cref="CryptographicException">It belongs to another record or party, was changed, or its key is missing.</exception>
    public string Reveal(SealedIdentifier identifier, string recordId, string partyId) =>
        Decrypt(identifier.CipherText, identifier.KeyId, AssociatedData(recordId, partyId, "citizenId"));

    public SealedText SealText(string text, string recordId, string field) =>
        new(Encrypt(text, AssociatedData(recordId, field, "text")), ring.ActiveKeyId);

    /// <exception cref="CryptographicException">It belongs to another record or field, was changed, or its key is missing.</exception>
    public string RevealText(SealedText text, string recordId, string field) =>
        Decrypt(text.CipherText, text.KeyId, AssociatedData(recordId, field, "text"));

    /// <summary>Indexes of two keys never match.</summary>
    public string IndexKeyId => $"{IndexSuite}{AfterSuite}{ring.OldestKeyId}";

    public string BlindIndex(IdentityNumber number) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(KeyFor("index", ring.OldestKeyId), Encoding.ASCII.GetBytes(number.IndexText)).AsSpan(0, IndexBytes)
        );

    private string Encrypt(string text, byte[] associatedData)
    {
        var clear = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[NonceBytes + clear.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyFor("seal", ring.ActiveKeyId), TagBytes);
        aes.Encrypt(
            nonce,
            clear,
            sealedBytes.AsSpan(NonceBytes, clear.Length),
            sealedBytes.AsSpan(NonceBytes + clear.Length),
            associatedData
        );
        return $"{SealSuite}{AfterSuite}{Convert.ToBase64String(sealedBytes)}";
    }

    private string Decrypt(string cipherText, string keyId, byte[] associatedData)
    {
        var sealedBytes = Decode(cipherText);
        var clear = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(KeyFor("seal", keyId), TagBytes);
        aes.Decrypt(
            sealedBytes.AsSpan(0, NonceBytes),
            sealedBytes.AsSpan(NonceBytes, clear.Length),
            sealedBytes.AsSpan(NonceBytes + clear.Length),
            clear,
            associatedData
        );
        return Encoding.UTF8.GetString(clear);
    }

    private static byte[] Decode(string cipherText)
    {
        var suite = cipherText.IndexOf(AfterSuite, StringComparison.Ordinal) is > 0 and var end ? cipherText[..end] : "";
        if (suite != SealSuite)
        {
            throw new CryptographicException(
                $"The text is sealed by the suite '{suite}', which this version does not know. Read it with the version that sealed it."
            );
        }

        var bytes = new byte[cipherText.Length];
        return Convert.TryFromBase64String(cipherText[(suite.Length + 1)..], bytes, out var length) && length > NonceBytes + TagBytes
            ? bytes[..length]
            : throw new CryptographicException("The text is no sealed identifier.");
    }

    private byte[] KeyFor(string use, string keyId) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            ring.Find(keyId)
                ?? throw new CryptographicException($"The ring has no identifier key '{keyId}'; put it back into Identifiers__Keys."),
            outputLength: 32,
            info: Encoding.ASCII.GetBytes($"creditfunctions/citizen-id/{use}")
        );

    private static byte[] AssociatedData(string recordId, string field, string kind) =>
        Encoding.UTF8.GetBytes($"{recordId.Length}:{recordId}|{field}|{kind}");
}
