using System.Text.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Tests.Listings;

namespace CreditFunctions.Core.Tests.Identifiers;

public sealed class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(IdentityKind.Passport, "E12345678", "E12345678", "E1*******")]
    [InlineData(IdentityKind.Passport, " ea-123 4567 ", "EA1234567", "EA*******")]
    [InlineData(IdentityKind.HongKongMacauPermit, "H12345678", "H12345678", "H1*******")]
    [InlineData(IdentityKind.HongKongMacauPermit, "m1234567801", "M12345678", "M1*******")]
    [InlineData(IdentityKind.TaiwanPermit, "12345678", "12345678", "12******")]
    [InlineData(IdentityKind.TaiwanPermit, "1234567890(A)", "1234567890", "12********")]
    [InlineData(IdentityKind.TaiwanPermit, "1234567890（a）", "1234567890", "12********")]
    [InlineData(IdentityKind.ForeignerPermit, "ABC110188003071", "ABC110188003071", "ABC110*********")]
    public void R44_NumberOfItsKind_IsReadAndMasked(IdentityKind kind, string text, string number, string masked)
    {
        var read = IdentityNumber.Parse(kind, text, Today).Value;

        Assert.Equal((kind, number, masked, masked), (read.Kind, read.Reveal(), read.Masked, read.ToString()));
    }

    [Theory]
    [InlineData(IdentityKind.ResidencePermit, "81000018800307019")]
    [InlineData(IdentityKind.ResidencePermit, "82000018800307019")]
    [InlineData(IdentityKind.ResidencePermit, "83000018800307019")]
    [InlineData(IdentityKind.ForeignerPermit, "91110018800307019")]
    public void R44_NumberLikeACitizenId_HasItsCheck(IdentityKind kind, string seventeen)
    {
        var number = SyntheticIdentifiers.WithCitizenIdCheck(seventeen);
        var wrong = seventeen + (number[17] == '1' ? '2' : '1');

        Assert.Equal(number, IdentityNumber.Parse(kind, number, Today).Value.Reveal());
        Assert.Equal(["citizen-id-check-is-wrong"], IdentityNumber.Parse(kind, wrong, Today).Errors.Select(error => error.Code));
    }

    [Theory]
    [InlineData(IdentityKind.Passport, "ABCDE", "passport-number-is-malformed")]
    [InlineData(IdentityKind.Passport, "22080218800307019X", "passport-number-is-malformed")]
    [InlineData(IdentityKind.Passport, null, "passport-number-is-malformed")]
    [InlineData(IdentityKind.HongKongMacauPermit, "A12345678", "travel-permit-is-malformed")]
    [InlineData(IdentityKind.HongKongMacauPermit, "H1234567", "travel-permit-is-malformed")]
    [InlineData(IdentityKind.TaiwanPermit, "1234567", "travel-permit-is-malformed")]
    [InlineData(IdentityKind.ResidencePermit, "22080218800307019X", "residence-permit-is-malformed")]
    [InlineData(IdentityKind.ForeignerPermit, "22080218800307019X", "foreigner-permit-is-malformed")]
    [InlineData(IdentityKind.ForeignerPermit, "AB1101880030711", "citizen-id-character-is-not-allowed")]
    public void R44_OtherNumber_IsRefusedByTheRuleOfItsKind(IdentityKind kind, string? text, string code) =>
        Assert.Equal([code], IdentityNumber.Parse(kind, text, Today).Errors.Select(error => error.Code));

    [Fact]
    public void IndexText_OneNumberUnderTwoKinds_IsOnePersonOnlyWhereTheNumbersShareASpace()
    {
        var permit = SyntheticIdentifiers.WithCitizenIdCheck("81000018800307019");

        Assert.Equal(
            IdentityNumber.Parse(IdentityKind.CitizenId, permit, Today).Value.IndexText,
            IdentityNumber.Parse(IdentityKind.ResidencePermit, permit, Today).Value.IndexText
        );
        Assert.NotEqual(
            IdentityNumber.Parse(IdentityKind.Passport, "12345678", Today).Value.IndexText,
            IdentityNumber.Parse(IdentityKind.TaiwanPermit, "12345678", Today).Value.IndexText
        );
        Assert.Equal(
            IdentityNumber.Parse(IdentityKind.HongKongMacauPermit, "H1234567801", Today).Value.IndexText,
            IdentityNumber.Parse(IdentityKind.HongKongMacauPermit, "H1234567802", Today).Value.IndexText
        );
    }

    [Fact]
    public void Serialize_Number_IsRefused() =>
        Assert.Throws<NotSupportedException>(() =>
            JsonSerializer.Serialize(IdentityNumber.Parse(IdentityKind.Passport, "E12345678", Today).Value)
        );

    [Theory]
    [InlineData(IdentityKind.CitizenId, "index", CreditOutcome.Hit)]
    [InlineData(IdentityKind.CitizenId, "other", CreditOutcome.Clear)]
    [InlineData(IdentityKind.Passport, "other", CreditOutcome.Inconclusive)]
    public void R44_ListEntryOfAnotherKindOfDocument_LeavesTheNameToCompare(IdentityKind kind, string index, CreditOutcome outcome)
    {
        var person = new Party.Person("p1", PartyRole.Member, "张示例", Samples.Sealed with { Kind = kind, BlindIndex = index });
        var listed = SampleListings.Effective() with { Subject = CreditSubjectId.OfPerson("index"), Name = "张示例" };

        Assert.Equal(outcome, ListingSearch.LookUp(person, [listed], Samples.Today).Outcome);
    }
}
