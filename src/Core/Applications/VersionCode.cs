using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Applications;

/// <summary>
/// 版本码: eight characters on every printed page of an application and its commitments. It is derived from the printed content, so a
/// page printed before a change has another code, and an officer can see whether the sealed paper matches the submission.
/// </summary>
public static class VersionCode
{
    // Without characters that look alike on paper.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    public static string Of(Application application)
    {
        var text = new StringBuilder();
        Field(text, "CreditFunctions.VersionCode.2");
        Field(text, application.Id.Value);
        Field(text, application.Title);
        Field(text, application.Abstract);
        Field(text, application.CategoryId);
        Field(text, application.AmountYuan.ToString("0.00", CultureInfo.InvariantCulture));
        Field(text, application.RecommendingBodyId ?? "");
        foreach (var party in application.Parties)
        {
            Field(text, $"{party.Id} {party.Role}");
            Field(text, party.Name);
            Field(
                text,
                party switch
                {
                    Party.Unit unit => unit.Code,
                    Party.Person person => person.CitizenId.BlindIndex,
                    _ => "",
                }
            );
        }

        foreach (var commitment in application.Commitments.OrderBy(each => each.PartyId, StringComparer.Ordinal))
        {
            Field(text, commitment.PartyId);
            Field(text, commitment.TextSha256);
            Field(text, commitment.SignerName);
            Field(
                text,
                $"{commitment.DeclaresNoDishonesty} {commitment.ConsentsToElectronicService} {commitment.ConsentsToIdentityNumber} "
                    + $"{commitment.Way}"
            );
            Field(text, commitment.DeclaredFacts ?? "");
        }

        return Write(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Compares a typed code; spaces, hyphens, case and full-width characters are ignored.</summary>
    public static bool Matches(string? typed, string code) =>
        string.Equals(
            string.Concat((IdentifierText.Normalise(typed) ?? "").Where(char.IsAsciiLetterOrDigit)),
            code.Replace("-", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase
        );

    // The length prefix makes the encoding unambiguous.
    private static void Field(StringBuilder text, string field) => text.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field}");

    private static string Write(byte[] hash)
    {
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash);
        Span<char> code = stackalloc char[Length + 1];
        for (var i = 0; i < code.Length; i++)
        {
            if (i == Length / 2)
            {
                code[i] = '-';
                continue;
            }

            code[i] = Alphabet[(int)(number % (ulong)Alphabet.Length)];
            number /= (ulong)Alphabet.Length;
        }

        return new string(code);
    }
}
