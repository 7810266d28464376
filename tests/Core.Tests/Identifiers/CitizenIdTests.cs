using System.Globalization;
using System.Text.Json;
using CreditFunctions.Core.Identifiers;
using CsCheck;

namespace CreditFunctions.Core.Tests.Identifiers;

public sealed class CitizenIdTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly IdentifierOverride Override = IdentifierOverride
        .Create("officer-1", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)), "Seen on the card.", "evidence-7")
        .Value;

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("440524188001010014")]
    [InlineData("22080218800307019X")]
    public void Parse_ValidNumber_RoundTrips(string text) => Assert.Equal(text, CitizenId.Parse(text, Today).Value.Reveal());

    [Theory]
    [InlineData("11010519491231002x")]
    [InlineData("110105 19491231 002X")]
    [InlineData("\uFF11\uFF11\uFF10\uFF11\uFF10\uFF15\uFF11\uFF19\uFF14\uFF19\uFF11\uFF12\uFF13\uFF11\uFF10\uFF10\uFF12\uFF58")]
    [InlineData("\u200B11010519491231002X\r\n")]
    [InlineData("110105491231002")]
    [InlineData("\uFF11\uFF11\uFF10\uFF11\uFF10\uFF15\uFF14\uFF19\uFF11\uFF12\uFF13\uFF11\uFF10\uFF10\uFF12")]
    public void Parse_NumberAsPeopleWriteIt_IsHeldWith18Characters(string text) =>
        Assert.Equal("11010519491231002X", CitizenId.Parse(text, Today).Value.Reveal());

    [Theory]
    [InlineData("220802-18800307-019X")]
    [InlineData("220802\u20131880\u20130307\u2013019x")]
    public void R43_NumberWithHyphens_IsReadWithoutThem(string text) =>
        Assert.Equal("22080218800307019X", CitizenId.Parse(text, Today).Value.Reveal());

    [Theory]
    [InlineData("83000018800307019")]
    [InlineData("81000018800307019")]
    [InlineData("82000018800307019")]
    [InlineData("91000018800307019")]
    [InlineData("51020218800307019")]
    public void R41_RegionThatNoListHolds_IsAccepted(string seventeen) =>
        Assert.True(CitizenId.Parse(SyntheticIdentifiers.WithCitizenIdCheck(seventeen), Today).IsSuccess);

    [Theory]
    [InlineData(null, "citizen-id-length-is-wrong")]
    [InlineData("", "citizen-id-length-is-wrong")]
    [InlineData("1101051949123100", "citizen-id-length-is-wrong")]
    [InlineData("11010519491231002XX", "citizen-id-length-is-wrong")]
    [InlineData("1101051949123100X2", "citizen-id-character-is-not-allowed")]
    [InlineData("11010519491231002A", "citizen-id-character-is-not-allowed")]
    [InlineData("11010549123100X", "citizen-id-character-is-not-allowed")]
    [InlineData("1101\u0966519491231002X", "citizen-id-character-is-not-allowed")]
    [InlineData("220802190002290011", "citizen-id-date-does-not-exist")]
    [InlineData("110105490231002", "citizen-id-date-does-not-exist")]
    [InlineData("220802000001010012", "citizen-id-date-does-not-exist")]
    [InlineData("220802188003070019", "citizen-id-check-is-wrong")]
    public void Parse_BrokenNumber_StatesWhichRule(string? text, string code)
    {
        var error = Assert.Single(CitizenId.Parse(text, Today).Errors);

        Assert.Equal(code, error.Code);
        Assert.False(CitizenId.TryParse(text, Today, out _));
    }

    [Theory]
    [InlineData("1880-03-06", false)]
    [InlineData("1880-03-07", true)]
    [InlineData("1880-03-08", true)]
    public void Parse_BornTodayOrBefore_IsAccepted(string today, bool accepted)
    {
        var result = CitizenId.Parse("22080218800307019X", DateOnly.Parse(today, CultureInfo.InvariantCulture));

        Assert.Equal(accepted ? [] : ["citizen-id-date-is-in-the-future"], result.Errors.Select(error => error.Code));
    }

    [Fact]
    public void Parse_LeapDayOf1896_ExistsAndOf1900DoesNot()
    {
        Assert.True(CitizenId.TryParse(SyntheticIdentifiers.WithCitizenIdCheck("22080218960229001"), Today, out _));
        Assert.False(CitizenId.TryParse("220802190002290011", Today, out _));
    }

    [Fact]
    public void Parse_EveryWellMadeNumber_IsAccepted() =>
        SyntheticIdentifiers.CitizenIds.Sample(text => CitizenId.Parse(text, Today).Value.Reveal() == text);

    /// <summary>11 is prime and no weight is a multiple of it: one wrong character of 18 is always detected.</summary>
    [Fact]
    public void Parse_AnySingleCharacterChanged_IsRefused() =>
        Gen.Select(SyntheticIdentifiers.CitizenIds, Gen.Int[0, 17], Gen.Char["0123456789X"])
            .Sample(
                (text, at, other) =>
                    text[at] == other || !CitizenId.TryParse(string.Concat(text.AsSpan(0, at), [other], text.AsSpan(at + 1)), Today, out _)
            );

    /// <summary>
    /// Neighbouring weights differ mod 11; those ten places apart are equal, so only swapped neighbours are always detected.
    /// </summary>
    [Fact]
    public void Parse_AnyTwoNeighboursSwapped_IsRefused() =>
        Gen.Select(SyntheticIdentifiers.CitizenIds, Gen.Int[0, 16])
            .Sample(
                (text, at) =>
                {
                    var swapped = string.Concat(text.AsSpan(0, at), [text[at + 1], text[at]], text.AsSpan(at + 2));
                    return swapped == text || !CitizenId.TryParse(swapped, Today, out _);
                }
            );

    [Fact]
    public void ToString_EveryNumber_ShowsTheMaskOnly() =>
        SyntheticIdentifiers.CitizenIds.Sample(text =>
        {
            var id = CitizenId.Parse(text, Today).Value;
            var masked = text[..6] + "************";
            return id.Masked == masked && $"{id}" == masked && new { id }.ToString() == $"{{ id = {masked} }}";
        });

    [Fact]
    public void Errors_OfEveryKind_RepeatNoPartOfTheNumber()
    {
        string[] broken = ["220802190002290011", "220802188003070019", "2208021880030701", "22080218800307O19X", "220802999912310019"];

        Assert.All(
            broken,
            text =>
            {
                var error = CitizenId.Parse(text, Today).Errors[0];
                Assert.DoesNotContain(text[..6], error.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain(text[6..14], error.ToString(), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Json_ClearNumber_IsNeitherWrittenNorRead()
    {
        var id = CitizenId.Parse("22080218800307019X", Today).Value;

        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { id }));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<CitizenId>("\"22080218800307019X\""));
    }

    [Fact]
    public void AcceptWithOverride_WrongCheck_IsRecordedWithTheSealedNumber()
    {
        var accepted = CitizenId.AcceptWithOverride("220802188003070019", Today, Override).Value;
        var fact = accepted.Of(new SealedIdentifier("cipher", "index", "key-1", accepted.Identifier.Masked));

        Assert.Equal("220802188003070019", accepted.Identifier.Reveal());
        Assert.DoesNotContain("18800307", accepted.ToString(), StringComparison.Ordinal);
        Assert.Equal("citizen-id-check-is-wrong", fact.BrokenRule);
        Assert.Equal(fact, JsonSerializer.Deserialize<AcceptedWithOverride<SealedIdentifier>>(JsonSerializer.Serialize(fact)));
    }

    [Theory]
    [InlineData("22080218800307019X", "identifier-override-is-not-needed")]
    [InlineData("220802190002290011", "citizen-id-date-does-not-exist")]
    [InlineData("22080218800307", "citizen-id-length-is-wrong")]
    public void AcceptWithOverride_AnythingButAWrongCheck_IsRefused(string text, string code) =>
        Assert.Equal(code, CitizenId.AcceptWithOverride(text, Today, Override).Errors[0].Code);

    [Fact]
    public void Default_IsNoNumber()
    {
        Assert.Equal("", default(CitizenId).ToString());
        Assert.Throws<InvalidOperationException>(() => default(CitizenId).Reveal());
    }
}
