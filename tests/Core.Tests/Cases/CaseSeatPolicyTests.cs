using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Cases.SampleCases;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseSeatPolicyTests
{
    [Theory]
    [InlineData(CaseSeat.Investigator, "li", "li@keji.example", null)]
    [InlineData(CaseSeat.Investigator, "qian", "qian@keji.example", null)]
    [InlineData(CaseSeat.LegalReviewer, "fa", "fa@keji.example", null)]
    [InlineData(CaseSeat.LegalReviewer, "li", "li@keji.example", "seat-is-not-separate")]
    [InlineData(CaseSeat.LegalReviewer, "li", "other@keji.example", "seat-is-not-separate")]
    [InlineData(CaseSeat.Decider, "other", "li@keji.example", "seat-is-not-separate")]
    [InlineData(CaseSeat.MeetingSecretary, "zhou", "zhou@keji.example", "seat-is-not-separate")]
    [InlineData(CaseSeat.Decider, "x", "seal@unit.example", "officer-is-the-party")]
    public void Check_OnePerson_HoldsOneSeatAndIsNotTheParty(CaseSeat seat, string officerId, string person, string? code)
    {
        var errors = CaseSeatPolicy.Check(Investigators, ["seal@unit.example"], [new SeatedOfficer(seat, officerId, person)]);

        Assert.Equal(code is null ? [] : [code], errors.Select(error => error.Code));
    }

    [Fact]
    public void Check_TakenTogether_AreDifferentPeople() =>
        Assert.Equal(
            ["seat-is-not-separate", "seat-is-not-separate", "seat-is-repeated"],
            CaseSeatPolicy
                .Check(
                    [],
                    [],
                    [
                        Seat(CaseSeat.Decider, "wu"),
                        Seat(CaseSeat.MeetingSecretary, "wu"),
                        Seat(CaseSeat.Decider, "zheng"),
                        Seat(CaseSeat.Decider, "zheng"),
                    ]
                )
                .Select(error => error.Code)
        );

    /// <summary>A decider may decide the case again, but not what is brought against its decision.</summary>
    [Theory]
    [InlineData("li", "seat-is-not-separate")]
    [InlineData("wu", "seat-is-not-separate")]
    [InlineData("zheng", null)]
    [InlineData("seal", "officer-is-the-party")]
    public void CheckUninvolved_WhoeverHeldASeat_IsRefused(string id, string? code)
    {
        var officer = new Officer(id, "吴局长", id == "seal" ? "seal@unit.example" : $"{id}@keji.example", []);
        var integrityCase = Decided() with
        {
            Seats = [.. Investigators, Seat(CaseSeat.Decider, "wu")],
            PartyPersons = ["seal@unit.example"],
        };

        Assert.Equal(code is null ? [] : [code], CaseSeatPolicy.CheckUninvolved(integrityCase, officer).Select(error => error.Code));
    }

    [Fact]
    public void Of_Officer_IsKnownByThePersonBehindTheAddress() =>
        Assert.Equal(
            "wu@keji.example",
            SeatedOfficer.Of(CaseSeat.Decider, new Officer("wu", "吴局长", "Wu+leader@keji.example", [])).Person
        );
}
