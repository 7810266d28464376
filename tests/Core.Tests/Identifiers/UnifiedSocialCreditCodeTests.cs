using System.Text;
using System.Text.Json;
using CreditFunctions.Core.Identifiers;
using CsCheck;

namespace CreditFunctions.Core.Tests.Identifiers;

public sealed class UnifiedSocialCreditCodeTests
{
    private static readonly IdentifierOverride Override = IdentifierOverride
        .Create("officer-1", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)), "Seen on the licence.", "evidence-7")
        .Value;

    [Theory]
    [InlineData("91110108551385082Q")]
    [InlineData("913201001349701847")]
    [InlineData("913100006987613616")]
    [InlineData("91350100M000100Y43")]
    public void Parse_ValidCode_RoundTrips(string text)
    {
        var code = UnifiedSocialCreditCode.Parse(text).Value;

        Assert.Equal(text, code.Value);
        Assert.Equal(text, code.ToString());
        Assert.True(code.HasRightChecks);
    }

    [Theory]
    [InlineData(" 9111 0108 5513 8508 2Q ")]
    [InlineData("91110108551385082q")]
    [InlineData("\uFF19\uFF11\uFF11\uFF11\uFF10\uFF11\uFF10\uFF18\uFF15\uFF15\uFF11\uFF13\uFF18\uFF15\uFF10\uFF18\uFF12\uFF31")]
    [InlineData("91110108\u3000551385082Q")]
    [InlineData("\uFEFF91110108551385082Q\u200B\t")]
    public void Parse_CodeAsPeopleWriteIt_IsNormalised(string text) =>
        Assert.Equal("91110108551385082Q", UnifiedSocialCreditCode.Parse(text).Value.Value);

    [Theory]
    [InlineData("91220800-MA0EX4MP-5M")]
    [InlineData("91220800\u2010MA0EX4MP\u20145M")]
    [InlineData("91220800－ＭＡ０ＥＸ４ＭＰ－５Ｍ")]
    [InlineData("91220800\u2212MA0EX4MP\u00AD5M")]
    public void R43_CodeWithHyphens_IsReadWithoutThem(string text) =>
        Assert.Equal("91220800MA0EX4MP5M", UnifiedSocialCreditCode.Parse(text).Value.Value);

    [Theory]
    [InlineData(null, "credit-code-length-is-wrong")]
    [InlineData("", "credit-code-length-is-wrong")]
    [InlineData("91110108551385082", "credit-code-length-is-wrong")]
    [InlineData("91110108551385082QQ", "credit-code-length-is-wrong")]
    [InlineData("91350100M000100Y4Z", "credit-code-character-is-not-allowed")]
    [InlineData("9111O108551385082Q", "credit-code-character-is-not-allowed")]
    [InlineData("91110108/51385082Q", "credit-code-character-is-not-allowed")]
    [InlineData("01110108551385082Q", "credit-code-authority-is-unknown")]
    [InlineData("B1110108551385082Q", "credit-code-authority-is-unknown")]
    [InlineData("90110108551385082Q", "credit-code-type-is-unknown")]
    [InlineData("91A10000600037341L", "credit-code-region-is-not-digits")]
    [InlineData("91110108551385083Q", "credit-code-organisation-check-is-wrong")]
    [InlineData("91110000600037341N", "credit-code-check-is-wrong")]
    public void Parse_BrokenCode_StatesWhichRule(string? text, string code)
    {
        var error = Assert.Single(UnifiedSocialCreditCode.Parse(text).Errors);

        Assert.Equal(code, error.Code);
        Assert.False(UnifiedSocialCreditCode.TryParse(text, out _));
    }

    /// <summary>This text cannot be normalised. Attributes cannot contain it.</summary>
    [Fact]
    public void Parse_HalfASurrogatePair_IsRefused()
    {
        var text = "9111010855138508" + (char)0xD800 + "Q";

        Assert.Throws<ArgumentException>(() => text.Normalize(NormalizationForm.FormKC));
        Assert.Equal("credit-code-length-is-wrong", UnifiedSocialCreditCode.Parse(text).Errors[0].Code);
    }

    [Fact]
    public void Parse_HugeInput_IsRefusedUnread() =>
        Assert.Equal("credit-code-length-is-wrong", UnifiedSocialCreditCode.Parse(new string('\uFDFA', 10_000_000)).Errors[0].Code);

    [Fact]
    public void Parse_EveryWellMadeCode_IsAccepted() =>
        SyntheticIdentifiers.CreditCodes.Sample(text => UnifiedSocialCreditCode.Parse(text).Value.Value == text);

    /// <summary>31 is prime and no weight is a multiple of it: one wrong character is always detected.</summary>
    [Fact]
    public void Parse_AnySingleCharacterChanged_IsRefused() =>
        Gen.Select(SyntheticIdentifiers.CreditCodes, Gen.Int[0, 17], Gen.Int[1, 30])
            .Sample(
                (text, at, shift) =>
                {
                    var alphabet = SyntheticIdentifiers.CreditCodeAlphabet;
                    var other = alphabet[(alphabet.IndexOf(text[at], StringComparison.Ordinal) + shift) % 31];
                    return !UnifiedSocialCreditCode.TryParse(string.Concat(text.AsSpan(0, at), [other], text.AsSpan(at + 1)), out _);
                }
            );

    /// <summary>The 17 weights all differ mod 31: swapping two different characters is always detected.</summary>
    [Fact]
    public void Parse_AnyTwoDifferentCharactersSwapped_IsRefused() =>
        Gen.Select(SyntheticIdentifiers.CreditCodes, Gen.Int[0, 16], Gen.Int[0, 16])
            .Sample(
                (text, left, right) =>
                {
                    var characters = text.ToCharArray();
                    (characters[left], characters[right]) = (characters[right], characters[left]);
                    return text[left] == text[right] || !UnifiedSocialCreditCode.TryParse(new string(characters), out _);
                }
            );

    [Fact]
    public void Parse_LettersElevenApartInTheOrganisationCode_AreFoundByTheOuterCheckAlone()
    {
        var right = SyntheticIdentifiers.WithCreditCodeCheck("91220800MA000000" + SyntheticIdentifiers.OrganisationCheck("MA000000"));
        var wrong = right.Replace("MA", "ML", StringComparison.Ordinal);

        Assert.True(UnifiedSocialCreditCode.TryParse(right, out _));
        Assert.Equal("credit-code-check-is-wrong", UnifiedSocialCreditCode.Parse(wrong).Errors[0].Code);
    }

    /// <summary>For a sum divisible by 31, 31 − 0 is no character value: the check is 0. Every region from 220000 to 220309.</summary>
    [Fact]
    public void Parse_SumDivisibleBy31_ExpectsZero()
    {
        var codes = Enumerable
            .Range(220000, 310)
            .Select(region =>
                SyntheticIdentifiers.WithCreditCodeCheck($"91{region}MA000000{SyntheticIdentifiers.OrganisationCheck("MA000000")}")
            )
            .Where(code => code[17] == '0')
            .ToList();

        Assert.InRange(codes.Count, 5, 20);
        Assert.All(codes, code => Assert.True(UnifiedSocialCreditCode.TryParse(code, out _), code));
    }

    [Fact]
    public void AcceptWithOverride_WrongCheck_RecordsWhatWhoAndWhy()
    {
        var accepted = UnifiedSocialCreditCode.AcceptWithOverride("91110000600037341n", Override).Value;

        Assert.Equal("91110000600037341N", accepted.Identifier.Value);
        Assert.Equal("credit-code-check-is-wrong", accepted.BrokenRule);
        Assert.Equal(Override, accepted.Override);
        Assert.False(accepted.Identifier.HasRightChecks);
    }

    [Theory]
    [InlineData("91110108551385082Q", "identifier-override-is-not-needed")]
    [InlineData("91A10000600037341L", "credit-code-region-is-not-digits")]
    [InlineData("91350100M000100Y4Z", "credit-code-character-is-not-allowed")]
    [InlineData("9111000060003734", "credit-code-length-is-wrong")]
    public void AcceptWithOverride_AnythingButAWrongCheck_IsRefused(string text, string code) =>
        Assert.Equal(code, UnifiedSocialCreditCode.AcceptWithOverride(text, Override).Errors[0].Code);

    [Fact]
    public void Override_WithoutReasonAndEvidence_ReportsBothErrors()
    {
        var errors = IdentifierOverride.Create("officer-1", Override.At, " ", null).Errors;

        Assert.Equal(["reason", "evidenceId"], errors.Select(error => error.Field));
        Assert.True(IdentifierOverride.Create("officer-1", Override.At, new string('x', 1000), "e").IsSuccess);
        Assert.False(IdentifierOverride.Create("officer-1", Override.At, new string('x', 1001), "e").IsSuccess);
    }

    [Fact]
    public void Json_OverriddenCode_ComesBackFromRecordsAsItWas()
    {
        var accepted = UnifiedSocialCreditCode.AcceptWithOverride("91110000600037341N", Override).Value;

        var read = JsonSerializer.Deserialize<AcceptedWithOverride<UnifiedSocialCreditCode>>(JsonSerializer.Serialize(accepted));

        Assert.Equal(accepted, read);
        Assert.Contains("\"91110000600037341N\"", JsonSerializer.Serialize(accepted), StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<UnifiedSocialCreditCode>("\"91A10000600037341L\""));
    }

    [Fact]
    public void Default_IsNoCode()
    {
        Assert.Equal("", default(UnifiedSocialCreditCode).Value);
        Assert.False(default(UnifiedSocialCreditCode).HasRightChecks);
    }
}
