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

    [Fact]
    public void Of_Officer_IsKnownByThePersonBehindTheAddress() =>
        Assert.Equal(
            "wu@keji.example",
            SeatedOfficer.Of(CaseSeat.Decider, new Officer("wu", "吴局长", "Wu+leader@keji.example", [])).Person
        );
}
