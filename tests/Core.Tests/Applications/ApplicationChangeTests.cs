using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationChangeTests
{
    private static readonly ImmutableArray<RecommendingBody> Bodies =
    [
        new("zhenlai", "镇赉县科技局", "a@zhenlai.example"),
        new("tongyu", "通榆县科技局", "b@tongyu.example"),
    ];

    public static TheoryData<string, bool, Func<ApplicationForm, ApplicationForm>> Amounts =>
        new()
        {
            { "the limit of the category", true, form => form with { AmountYuan = 150_000 } },
            { "a fen above the limit of the category", false, form => form with { AmountYuan = 150_000.01m } },
            { "the budget of a category without a limit", true, form => form with { CategoryId = "industry", AmountYuan = 300_000 } },
            { "a fen above that budget", false, form => form with { CategoryId = "industry", AmountYuan = 300_000.01m } },
        };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void Check_AmountByCategory_KeepsToItsLimit(string amount, bool isAccepted, Func<ApplicationForm, ApplicationForm> change)
    {
        var guide = Guide() with
        {
            Categories =
            [
                new RoundCategory("agriculture", "农业科技", 500_000) { MaxAmountYuan = 150_000 },
                new RoundCategory("industry", "工业科技", 300_000),
            ],
        };

        var checkedForm = ApplicationFormCheck.Check(change(Form()), DraftId, guide, Intake, Now);

        Assert.True(isAccepted == checkedForm.IsSuccess, amount);
        Assert.All(checkedForm.Errors, error => Assert.Equal(("amount-is-out-of-range", "amountYuan"), (error.Code, error.Field)));
    }

    [Theory]
    [InlineData(UnitType.Enterprise, true)]
    [InlineData(UnitType.Cooperative, true)]
    [InlineData(UnitType.University, false)]
    [InlineData(null, false)]
    public void Check_EligibleUnits_AreAskedOfTheLeadUnit(UnitType? type, bool isAccepted)
    {
        var guide = Guide() with { EligibleUnits = [UnitType.Enterprise, UnitType.Cooperative] };
        var form = Form() with
        {
            Parties = [InvestigatorForm, LeadUnitForm with { UnitType = type }, PartnerForm with { UnitType = UnitType.Other }],
        };

        var checkedForm = ApplicationFormCheck.Check(form, DraftId, guide, Intake, Now);

        Assert.Equal(isAccepted ? [] : [("unit-is-not-eligible", "parties[1].unitType")], ValidationErrors(checkedForm));
        Assert.Equal(isAccepted, checkedForm.IsSuccess && checkedForm.Value.Application.LeadUnit.Type == type);
    }

    [Theory]
    [InlineData("zhenlai", true)]
    [InlineData("tongyu", true)]
    [InlineData("Zhenlai", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Check_RecommendingBody_IsOneOfTheRound(string? bodyId, bool isAccepted)
    {
        var checkedForm = ApplicationFormCheck.Check(
            Form() with
            {
                RecommendingBodyId = bodyId,
            },
            DraftId,
            Guide() with
            {
                RecommendingBodies = Bodies,
            },
            Intake,
            Now
        );

        Assert.Equal(isAccepted ? [] : [("recommending-body-is-unknown", "recommendingBodyId")], ValidationErrors(checkedForm));
        Assert.Equal(isAccepted, checkedForm.IsSuccess && checkedForm.Value.Application.RecommendingBodyId == bodyId);
    }

    [Fact]
    public void Check_RecommendingBodyThatNobodyAskedFor_IsDropped() =>
        Assert.Null(
            ApplicationFormCheck
                .Check(Form() with { RecommendingBodyId = "zhenlai" }, DraftId, Guide(), Intake, Now)
                .Value.Application.RecommendingBodyId
        );

    [Fact]
    public void CheckChange_NumberLeftOut_KeepsTheOneOfThisPerson()
    {
        var changed = Change(InvestigatorForm with { CitizenId = null, Name = "张示例二" }).Value;

        Assert.Equal(new Party.Person("p1", PartyRole.PrincipalInvestigator, "张示例二", Sealed), changed.Parties[1]);
    }

    [Fact]
    public void CheckChange_NumberGiven_TakesTheNewOne() =>
        Assert.Equal(
            new SealedIdentifier(OtherCitizenNumber + "/p1", "i", "k", "m"),
            ((Party.Person)Change(InvestigatorForm with { CitizenId = OtherCitizenNumber }).Value.Parties[1]).CitizenId
        );

    [Theory]
    [InlineData("p2")]
    [InlineData("u1")]
    public void CheckChange_NumberLeftOutOfSomebodyElse_IsAskedFor(string partyId) =>
        Assert.Equal(
            [("citizen-id-length-is-wrong", "parties[1].citizenId")],
            ValidationErrors(Change(InvestigatorForm with { Id = partyId, CitizenId = null }))
                .Where(fault => fault.Code != "party-ids-repeat")
        );

    [Fact]
    public void CheckChange_EveryField_IsTaken()
    {
        var form = Form() with
        {
            Title = "新题目",
            Abstract = " 摘要 ",
            CategoryId = "industry",
            AmountYuan = 1,
            RecommendingBodyId = "tongyu",
        };

        var changed = ApplicationFormCheck.CheckChange(form, Draft(), Guide() with { RecommendingBodies = Bodies }, Intake).Value;

        Assert.Equal(
            ("新题目", "摘要", "industry", 1m, "clerk@unit.example", "tongyu", 2),
            (
                changed.Title,
                changed.Abstract,
                changed.CategoryId,
                changed.AmountYuan,
                changed.ContactEmail,
                changed.RecommendingBodyId,
                changed.Parties.Length
            )
        );
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(" Clerk@unit.example ", true)]
    [InlineData("new@unit.example", false)]
    [InlineData("new", false)]
    public void CheckChange_Contact_IsChangedByHandoverOnly(string? email, bool isAccepted)
    {
        var changed = ApplicationFormCheck.CheckChange(Form() with { ContactEmail = email }, Draft(), Guide(), Intake);

        (string, string?)[] faults = isAccepted ? [] : [("contact-is-handed-over", "contactEmail")];
        Assert.Equal(faults, changed.Errors.Select(error => (error.Code, error.Field)));
        Assert.Equal(isAccepted, changed.IsSuccess && changed.Value.ContactEmail == "clerk@unit.example");
    }

    [Theory]
    [InlineData(ApplicationState.Draft, 0, true)]
    [InlineData(ApplicationState.Returned, 0, true)]
    [InlineData(ApplicationState.AwaitingRecommendation, 0, false)]
    [InlineData(ApplicationState.Submitted, 0, false)]
    [InlineData(ApplicationState.CorrectionPending, 0, false)]
    [InlineData(ApplicationState.Draft, 1, false)]
    public void Change_StateAndTime_AreADraftOfAnOpenRound(ApplicationState state, int ticksAfterLastMoment, bool isAccepted) =>
        Assert.Equal(
            isAccepted,
            ApplicationPolicy
                .Change(Draft() with { State = state }, Guide(), Form(), Intake, ClosesAt.AddTicks(ticksAfterLastMoment - 1))
                .IsSuccess
        );

    [Fact]
    public void Check_NumbersWithAnOverride_AreTakenAlthoughTheyFailTheirCheck()
    {
        var form = Form() with
        {
            Parties =
            [
                LeadUnitForm with
                {
                    UnifiedSocialCreditCode = "91220800MA0EX4MP5N",
                },
                InvestigatorForm with
                {
                    CitizenId = "220802188003070019",
                },
            ],
        };
        var overriding = Intake with
        {
            IsOverriddenUnit = code => code.Value == "91220800MA0EX4MP5N",
            IsOverriddenPerson = number => number.Reveal() == "220802188003070019",
        };

        Assert.Equal(
            ["credit-code-check-is-wrong", "citizen-id-check-is-wrong"],
            ApplicationFormCheck.Check(form, DraftId, Guide(), Intake, Now).Errors.Select(error => error.Code)
        );
        Assert.True(ApplicationFormCheck.Check(form, DraftId, Guide(), overriding, Now).IsSuccess);
    }

    [Fact]
    public void Check_MalformedNumbersWithAnOverride_AreRefusedAllTheSame()
    {
        var form = Form() with
        {
            Parties = [LeadUnitForm with { UnifiedSocialCreditCode = "9122" }, InvestigatorForm with { CitizenId = "220802190002290011" }],
        };
        var overriding = Intake with { IsOverriddenUnit = _ => true, IsOverriddenPerson = _ => true };

        Assert.Equal(
            ["credit-code-length-is-wrong", "citizen-id-date-does-not-exist"],
            ApplicationFormCheck.Check(form, DraftId, Guide(), overriding, Now).Errors.Select(error => error.Code)
        );
    }

    [Fact]
    public void Change_OverADraft_RecordsWhatItChangedWithoutANumber()
    {
        var form = Form() with
        {
            Title = "新题目",
            Parties =
            [
                LeadUnitForm with
                {
                    UnitType = UnitType.University,
                },
                InvestigatorForm with
                {
                    CitizenId = OtherCitizenNumber,
                },
                PartnerForm,
            ],
        };

        var changed = ApplicationPolicy.Change(Draft(), Guide(), form, Intake, Now).Value;

        Assert.Equal(
            [
                new FieldDifference("title", Draft().Title, "新题目"),
                new FieldDifference("parties[0].unitType", null, "University"),
                new FieldDifference("parties[1].citizenId", Sealed.Masked, "m"),
                new FieldDifference("parties[2].id", null, "u2"),
                new FieldDifference("parties[2].role", null, "PartnerUnit"),
                new FieldDifference("parties[2].name", null, PartnerForm.Name),
                new FieldDifference("parties[2].unifiedSocialCreditCode", null, OtherUnitCode),
            ],
            changed.Differences.AsEnumerable()
        );
    }

    /// <summary>Between reading and storing somebody else may have saved: what counts is what is overwritten then.</summary>
    [Fact]
    public void CheckStillOpen_DraftThatWasSavedMeanwhile_RecordsWhatIsOverwritten()
    {
        var form = Form() with { Title = "新题目", Parties = [LeadUnitForm, InvestigatorForm with { CitizenId = null }] };
        var changed = ApplicationPolicy.Change(Draft(), Guide(), form, Intake, Now).Value;
        var meanwhile = Draft() with { Title = "中间的题目", ContactEmail = "new@unit.example" };

        var stored = ApplicationPolicy.CheckStillOpen(meanwhile, Guide(), changed, Now).Value;

        Assert.Equal([new FieldDifference("title", "中间的题目", "新题目")], stored.Differences.AsEnumerable());
    }

    private static Result<ApplicationDraftChanged> Change(PartyForm investigator) =>
        ApplicationFormCheck.CheckChange(Form() with { Parties = [LeadUnitForm, investigator] }, Draft(), Guide(), Intake);
}
