using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

public sealed class ListingSearchTests
{
    private static readonly Party.Unit Unit = new("u1", PartyRole.LeadUnit, "白城市示例农业科技有限公司", UnitCode);
    private static readonly Party.Person Person = new("p1", PartyRole.PrincipalInvestigator, "张示例", Sealed);

    [Fact]
    public void LookUp_NothingFound_IsClear() => Assert.Equal(CreditOutcome.Clear, LookUp(Unit));

    [Fact]
    public void LookUp_UnitByItsCode_IsAHitUnderAnyName() =>
        Assert.Equal(CreditOutcome.Hit, LookUp(Unit, Entry("旧名称", unitCode: UnitCode)));

    [Fact]
    public void LookUp_PersonByBlindIndex_IsAHitUnderAnyName() =>
        Assert.Equal(CreditOutcome.Hit, LookUp(Person, Entry("曾用名", citizenIndex: "index")));

    [Theory]
    [InlineData("白城市示例农业科技有限公司")]
    [InlineData(" 白城市 示例农业科技有限公司 ")]
    [InlineData("白城市示例农业科技有限公司。")]
    public void LookUp_NameAlone_IsNeverMoreThanInconclusive(string listed) =>
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Unit, Entry(listed)));

    [Fact]
    public void LookUp_FullWidthName_IsTheSameName() =>
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Unit with { Name = "ＡＢＣ公司（白城）" }, Entry("ABC公司(白城)")));

    [Theory]
    [InlineData("示例零\u200B宽农场")]
    [InlineData("示例零\uFEFF宽农场")]
    [InlineData("示例零\u00AD宽农场")]
    [InlineData("示例零\u2060宽农场")]
    [InlineData("示例零\uFE00宽农场")]
    [InlineData("示例零\u200D宽农场")]
    [InlineData("示例零\u0301宽农场")]
    [InlineData("示例零\u034F宽农场")]
    [InlineData("示例零\u3164宽农场")]
    public void R04_InvisibleCharacters_AreInconclusive(string applied)
    {
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Unit with { Name = applied }, Entry("示例零宽农场")));
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Person with { Name = applied }, Entry("示例零宽农场")));
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Unit with { Name = "示例零宽农场" }, Entry(applied)));
    }

    [Theory]
    [InlineData("示例abc科技有限公司")]
    [InlineData("示例Ａｂｃ科技有限公司")]
    public void R06_LatinCase_IsInconclusive(string applied) =>
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Unit with { Name = applied }, Entry("示例ABC科技有限公司")));

    [Theory]
    [InlineData("龙华国际示例公司", "龍華國際示例公司")]
    [InlineData("龙华国际示例有限公司", "龙华国际示例有限责任公司")]
    [InlineData("龙华国际示例有限公司", "龍華國際示例公司")]
    public void R07_ScriptVariantsAndLegalSuffixes_AreInconclusive(string listed, string applied)
    {
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Unit with { Name = applied }, Entry(listed)));
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Unit with { Name = listed }, Entry(applied)));
    }

    [Theory]
    [InlineData('\u00B7')]
    [InlineData('\u2022')]
    [InlineData('\u30FB')]
    [InlineData('\u2027')]
    [InlineData('\uFF65')]
    [InlineData('\uFF0E')]
    [InlineData(' ')]
    public void R08_MiddleDots_AreInconclusive(char dot)
    {
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Person with { Name = $"阿卜杜{dot}示例" }, Entry("阿卜杜示例")));
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Person with { Name = "阿卜杜示例" }, Entry($"阿卜杜{dot}示例")));
    }

    [Fact]
    public void R10_CodeThatFailsItsCheck_IsAHitForTheUnitThatHasIt() =>
        Assert.Equal(
            CreditOutcome.Hit,
            LookUp(Unit with { Code = "91350203M0001FUE2P" }, Entry("某", unitCode: "91350203M0001FUE2P") with { FailsCheck = true })
        );

    [Fact]
    public void R10_CodeThatFailsItsCheck_LeavesTheNameToCompare() =>
        Assert.Equal(CreditOutcome.Inconclusive, LookUp(Unit, Entry(Unit.Name, unitCode: "91350203M0001FUE2P") with { FailsCheck = true }));

    [Fact]
    public void LookUp_PersonByNameAlone_IsInconclusive() => Assert.Equal(CreditOutcome.Inconclusive, LookUp(Person, Entry("张示例")));

    [Fact]
    public void LookUp_SameNameWithAnotherIndex_IsClear() =>
        Assert.Equal(CreditOutcome.Clear, LookUp(Person, Entry("张示例", citizenIndex: "another")));

    [Fact]
    public void LookUp_SameNameWithAnotherCode_IsClear() =>
        Assert.Equal(CreditOutcome.Clear, LookUp(Unit, Entry(Unit.Name, unitCode: OtherUnitCode)));

    [Fact]
    public void LookUp_PartOfTheName_IsClear() => Assert.Equal(CreditOutcome.Clear, LookUp(Unit, Entry("示例农业科技有限公司")));

    [Fact]
    public void LookUp_InnocentNamesakeBeforeTheOneMeant_IsStillAHit() =>
        Assert.Equal(
            CreditOutcome.Hit,
            LookUp(Person, Entry("张示例", citizenIndex: "another"), Entry("张示例"), Entry("张示例", citizenIndex: "index"))
        );

    [Theory]
    [InlineData(0, CreditOutcome.Hit)]
    [InlineData(-1, CreditOutcome.Clear)]
    public void LookUp_AroundTheLastDay_CountsThatDay(int days, CreditOutcome outcome) =>
        Assert.Equal(outcome, LookUp(Unit, Entry("某", unitCode: UnitCode) with { LastDay = Today.AddDays(days) }));

    [Fact]
    public void LookUp_Hit_StatesOnWhichBasis() =>
        Assert.Contains(
            "科研失信行为记录",
            ListingSearch.LookUp(Unit, [Entry("某", unitCode: UnitCode)], Today).Explanation,
            StringComparison.Ordinal
        );

    /// <summary>Indexes of two keys never match: an empty result would mean nothing.</summary>
    [Fact]
    public void LookUp_IndexedUnderAnotherKey_LeavesTheNameToCompare() =>
        Assert.Equal(
            CreditOutcome.Inconclusive,
            LookUp(Person, Entry("张示例", citizenIndex: "0123456789abcdef") with { IndexKeyId = "another" })
        );

    [Theory]
    [InlineData(true, ListKind.Dishonesty)]
    [InlineData(false, ListKind.Honour)]
    public void LookUp_DrillOrHonour_IsClear(bool isDrill, ListKind kind) =>
        Assert.Equal(CreditOutcome.Clear, LookUp(Unit, Entry("某", unitCode: UnitCode) with { IsDrill = isDrill, Kind = kind }));

    [Fact]
    public void LookUp_ListingThatEnded_IsClear() =>
        Assert.Equal(CreditOutcome.Clear, LookUp(Unit, Entry("某", unitCode: UnitCode) with { EndedOn = Today }));

    private static Listing Entry(string name, string? unitCode = null, string? citizenIndex = null) =>
        new()
        {
            Id = ListingId.Of("00000000000000000000000001"),
            Kind = ListKind.Dishonesty,
            Subject =
                unitCode is not null ? CreditSubjectId.OfUnit(unitCode)
                : citizenIndex is not null ? CreditSubjectId.OfPerson(citizenIndex)
                : CreditSubjectId.OfName(name),
            Name = name,
            State = ListingState.Effective,
            EffectiveFrom = Today.AddDays(-30),
            Entry = new ListingEntry("令", Today.AddDays(-30), Today.AddDays(-30), "本局", "科研失信行为记录", "案卷"),
        };

    private static CreditOutcome LookUp(Party party, params Listing[] listings) => ListingSearch.LookUp(party, listings, Today).Outcome;
}
