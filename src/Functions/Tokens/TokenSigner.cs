using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Functions.Tokens;

/// <summary>The purpose of a token. A token of one purpose is invalid for any other.</summary>
public enum TokenPurpose
{
    /// <summary>Opens a task: the subject is a link id.</summary>
    TaskLink,

    /// <summary>The code in the mail of a task link.</summary>
    TaskCode,

    /// <summary>Opens an application for its applicant: the subject is the application's id.</summary>
    Access,

    /// <summary>Proves that a form was served to the holder of an access token.</summary>
    Form,

    /// <summary>The session of a browser with a task link's code: the subject is link id and end.</summary>
    TaskSession,

    /// <summary>Proves that a form was served to such a browser.</summary>
    TaskForm,

    /// <summary>Derives an application id from an idempotency key.</summary>
    Idempotency,

    /// <summary>Opens a unit's page for one of its clerks: the subject is the unit's code and the clerk's id.</summary>
    Unit,

    /// <summary>Derives a clerk's id from a unit's code and a mail address.</summary>
    Clerk,

    /// <summary>Proves that a new form was served here, once: the subject is random.</summary>
    NewForm,

    /// <summary>Confirms the mail address of an objection: the subject is the round, the notice and the objection's number.</summary>
    Objection,

    /// <summary>Derives a mark that distinguishes objectors.</summary>
    Objector,

    /// <summary>A session on the officers' site: officer and end.</summary>
    Session,

    /// <summary>Proves that a form was served to an officer of the officers' site.</summary>
    DeskForm,

    /// <summary>
    /// Opens one party's commitment to sign: the subject is the application, the party, the mark of party and mail address, and the last
    /// day.
    /// </summary>
    Signing,

    /// <summary>Opens a case for its party: the subject is the id of the case.</summary>
    Case,

    /// <summary>
    /// Opens a project for its unit or its investigator: the subject is the project, the reader and the mark of the address.
    /// </summary>
    Project,

    /// <summary>Derives the id of a case from its suspicion.</summary>
    CaseId,

    /// <summary>Derives an anonymous mark from a client address or a mail address.</summary>
    Source,
}

/// <summary>
/// Creates and verifies tokens <c>{suite}_{keyId}.{subject}.{mac}</c>: in the suite <c>h1</c>, HMAC-SHA-256 over purpose, environment, key
/// id and subject, each prefixed with its length, truncated to 192 bits. Nothing is stored; a token is valid as long as its key and its
/// target.
/// </summary>
/// <param name="onUnknownSuite">Receives the name of an unknown suite; the response is the same as for any invalid token.</param>
public sealed class TokenSigner(KeyRing ring, string environment, Action<string>? onUnknownSuite = null)
{
    /// <summary>Prefix of every token; identifies its MAC algorithm. A token of an unknown suite is invalid.</summary>
    public const string Suite = "h1";

    private const char AfterSuite = '_';
    private const int MacBytes = 24;
    private const int MaxTokenLength = 200;
    private const int MaxSuiteLength = 8;
    private const string CodeAlphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 8;

    /// <summary>Signs a subject of lower-case letters, digits and hyphens.</summary>
    public string Sign(TokenPurpose purpose, string subject) =>
        $"{Suite}{AfterSuite}{ring.ActiveKeyId}.{subject}.{Mac(ring.Active, ring.ActiveKeyId, purpose, subject)}";

    /// <summary>The subject of a valid token of this purpose; null for any other text. Constant-time comparison.</summary>
    public string? Verify(TokenPurpose purpose, string? token)
    {
        if (
            token is not { Length: <= MaxTokenLength }
            || token.Split('.') is not [var head, var subject, var mac]
            || head.Split(AfterSuite) is not [var suite, var keyId]
        )
        {
            return null;
        }

        if (suite != Suite && IsNameOfSuite(suite))
        {
            onUnknownSuite?.Invoke(suite);
        }

        if (suite != Suite || ring.Find(keyId) is not { } key)
        {
            return null;
        }

        var expected = Mac(key, keyId, purpose, subject);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(mac)) ? subject : null;
    }

    // Other texts are not tokens of any version and are not logged.
    private static bool IsNameOfSuite(string text) =>
        text.Length is > 0 and <= MaxSuiteLength
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));

    /// <summary>The key of a verified token, which also applies to its code.</summary>
    public static string KeyIdOf(string token) =>
        token[(token.IndexOf(AfterSuite, StringComparison.Ordinal) + 1)..token.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The eight characters in a link's mail: neither in the address nor on the page.</summary>
    /// <param name="number">0 for the first code of a link, plus one for each replacement of a void one.</param>
    public string Code(string linkId, int number = 0) => Code(linkId, ring.ActiveKeyId, number);

    // By the key that signed the link, so that both expire together.
    private string Code(string linkId, string keyId, int number)
    {
        var subject = number == 0 ? linkId : string.Create(CultureInfo.InvariantCulture, $"{linkId}-{number}");
        var hash = Hash(ring.Find(keyId) ?? ring.Active, keyId, TokenPurpose.TaskCode, subject);
        return string.Create(
            CodeLength,
            hash,
            (code, bytes) =>
            {
                var number = BinaryPrimitives.ReadUInt64BigEndian(bytes);
                for (var i = 0; i < code.Length; i++)
                {
                    code[i] = CodeAlphabet[(int)(number % (ulong)CodeAlphabet.Length)];
                    number /= (ulong)CodeAlphabet.Length;
                }
            }
        );
    }

    /// <summary>Ignores spaces and case.</summary>
    public bool IsCode(string? code, string linkId, string keyId, int number = 0)
    {
        var given = string.Concat((code ?? "").Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Code(linkId, keyId, number)));
    }

    /// <summary>16 bytes that only this ring can derive from a text, stable as long as its oldest key is kept.</summary>
    public byte[] Derive(TokenPurpose purpose, string text) => Hash(ring.Oldest, ring.OldestKeyId, purpose, text)[..16];

    private string Mac(byte[] key, string keyId, TokenPurpose purpose, string subject) =>
        Base64Url.EncodeToString(Hash(key, keyId, purpose, subject).AsSpan(0, MacBytes));

    private byte[] Hash(byte[] key, string keyId, TokenPurpose purpose, string subject)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in (string[])["creditfunctions", purpose.ToString(), environment, keyId, subject])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hmac.AppendData(length);
            hmac.AppendData(bytes);
        }

        return hmac.GetHashAndReset();
    }
}
