using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Applications;

/// <summary>
/// 版本码: eight characters that stand on every printed page of an application and its commitments. It follows from what is printed, so
/// a page printed before a change carries another one, and the officer sees at once whether the sealed paper is what was submitted.
/// </summary>
public static class VersionCode
{
    // Without characters that are mistaken for one another on paper.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <summary>The code of an application as it stands, written <c>AB23-CD45</c>.</summary>
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

    /// <summary>Whether a code was typed as it is printed; spaces, hyphens, case and full-width characters do not matter.</summary>
    public static bool Matches(string? typed, string code) =>
        string.Equals(
            string.Concat((IdentifierText.Normalise(typed) ?? "").Where(char.IsAsciiLetterOrDigit)),
            code.Replace("-", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase
        );

    // Each field is led by its length, so that no two contents share a text.
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
