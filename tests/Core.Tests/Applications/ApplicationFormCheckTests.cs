using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationFormCheckTests
{
    public static TheoryData<string, string, Func<ApplicationForm, ApplicationForm>> Faulty =>
        new()
        {
            { "text-is-malformed", "title", form => form with { Title = null } },
            { "text-is-malformed", "title", form => form with { Title = " \u3000 " } },
            { "text-is-malformed", "title", form => form with { Title = new string('题', 201) } },
            { "text-is-malformed", "title", form => form with { Title = "一行\n两行" } },
            { "text-is-malformed", "title", form => form with { Title = "\u200B\u3164\u2800" } },
            { "text-is-malformed", "title", form => form with { Title = "\u202E" } },
            { "text-is-malformed", "title", form => form with { Title = "——" } },
            { "category-is-unknown", "categoryId", form => form with { CategoryId = null } },
            { "category-is-unknown", "categoryId", form => form with { CategoryId = "Agriculture" } },
            { "amount-is-out-of-range", "amountYuan", form => form with { AmountYuan = null } },
            { "amount-is-out-of-range", "amountYuan", form => form with { AmountYuan = 0 } },
            { "amount-is-out-of-range", "amountYuan", form => form with { AmountYuan = -1 } },
            { "amount-is-out-of-range", "amountYuan", form => form with { AmountYuan = 0.001m } },
            { "amount-is-out-of-range", "amountYuan", form => form with { AmountYuan = 500_000.01m } },
            { "amount-is-out-of-range", "amountYuan", form => form with { CategoryId = "industry", AmountYuan = 300_000.01m } },
            { "email-is-malformed", "contactEmail", form => form with { ContactEmail = null } },
            { "email-is-malformed", "contactEmail", form => form with { ContactEmail = "clerk" } },
            { "email-is-malformed", "contactEmail", form => form with { ContactEmail = "张三@unit.example" } },
            { "email-is-malformed", "contactEmail", form => form with { ContactEmail = "Clerk <clerk@unit.example>" } },
            { "email-is-malformed", "contactEmail", form => form with { ContactEmail = "clerk@unit.example, other@unit.example" } },
            { "email-is-malformed", "contactEmail", form => form with { ContactEmail = "clerk@unit.example\r\nBcc: a@b.example" } },
            { "email-is-malformed", "contactEmail", form => form with { ContactEmail = $"{new string('a', 242)}@unit.example" } },
            { "text-is-too-long", "abstract", form => form with { Abstract = new string('摘', 2001) } },
            { "too-many-parties", "parties", form => form with { Parties = [.. form.Parties, .. Members(29)] } },
            { "party-role-count", "parties", form => form with { Parties = [InvestigatorForm] } },
            { "party-role-count", "parties", form => form with { Parties = [LeadUnitForm] } },
            { "party-role-count", "parties", form => form with { Parties = [.. form.Parties, InvestigatorForm with { Id = "p2" }] } },
            {
                "unit-type-is-unknown",
                "parties[0].unitType",
                form => form with { Parties = form.Parties.With(0, party => party with { UnitType = (UnitType)99 }) }
            },
            {
                "party-ids-repeat",
                "parties",
                form => form with { Parties = [.. form.Parties, .. Members(1).Select(member => member with { Id = "u1" })] }
            },
            {
                "text-is-malformed",
                "parties[1].name",
                form => form with { Parties = form.Parties.With(1, party => party with { Name = "" }) }
            },
            {
                "text-is-malformed",
                "parties[0].name",
                form => form with { Parties = form.Parties.With(0, party => party with { Name = new string('名', 101) }) }
            },
            {
                "party-id-is-malformed",
                "parties[0].id",
                form => form with { Parties = form.Parties.With(0, party => party with { Id = null }) }
            },
            {
                "party-id-is-malformed",
                "parties[0].id",
                form => form with { Parties = form.Parties.With(0, party => party with { Id = new string('u', 21) }) }
            },
            {
                "party-id-is-malformed",
                "parties[0].id",
                form => form with { Parties = form.Parties.With(0, party => party with { Id = "u.1" }) }
            },
            {
                "party-id-is-malformed",
                "parties[0].id",
                form => form with { Parties = form.Parties.With(0, party => party with { Id = "单1" }) }
            },
            {
                "party-role-is-missing",
                "parties[2].role",
                form => form with { Parties = [.. form.Parties, new PartyForm { Id = "x1", Name = "某" }] }
            },
            {
                "party-role-is-missing",
                "parties[2].role",
                form =>
                    form with
                    {
                        Parties =
                        [
                            .. form.Parties,
                            new PartyForm
                            {
                                Id = "x1",
                                Name = "某",
                                Role = (PartyRole)9,
                            },
                        ],
                    }
            },
            {
                "unit-has-no-citizen-id",
                "parties[0].citizenId",
                form => form with { Parties = form.Parties.With(0, party => party with { CitizenId = CitizenNumber }) }
            },
            {
                "person-has-no-unit-code",
                "parties[1].unifiedSocialCreditCode",
                form => form with { Parties = form.Parties.With(1, party => party with { UnifiedSocialCreditCode = UnitCode }) }
            },
            {
                "credit-code-check-is-wrong",
                "parties[0].unifiedSocialCreditCode",
                form => form with { Parties = form.Parties.With(0, party => party with { UnifiedSocialCreditCode = "91220800MA0EX4MP5N" }) }
            },
            {
                "credit-code-length-is-wrong",
                "parties[0].unifiedSocialCreditCode",
                form => form with { Parties = form.Parties.With(0, party => party with { UnifiedSocialCreditCode = null }) }
            },
            {
                "citizen-id-length-is-wrong",
                "parties[1].citizenId",
                form => form with { Parties = form.Parties.With(1, party => party with { CitizenId = null }) }
            },
            {
                "citizen-id-date-does-not-exist",
                "parties[1].citizenId",
                form => form with { Parties = form.Parties.With(1, party => party with { CitizenId = "220802190002290011" }) }
            },
            {
                "citizen-id-check-is-wrong",
                "parties[1].citizenId",
                form => form with { Parties = form.Parties.With(1, party => party with { CitizenId = "220802188003070019" }) }
            },
        };

    public static TheoryData<string, Func<ApplicationForm, ApplicationForm>> AtTheLimit =>
        new()
        {
            { "title of 200", form => form with { Title = new string('题', 200) } },
            { "one fen", form => form with { AmountYuan = 0.01m } },
            { "whole budget", form => form with { AmountYuan = 500_000 } },
            { "abstract of 2,000, its blank ends apart", form => form with { Abstract = $" {new string('摘', 2000)}\n" } },
            { "abstract of several lines", form => form with { Abstract = "一段\n\n又一段" } },
            { "no abstract", form => form with { Abstract = null } },
            { "trailing zeros", form => form with { AmountYuan = 100.1000m } },
            {
                "mail of 254",
                form =>
                    form with
                    {
                        ContactEmail = $"{new string('a', 64)}@{new string('b', 63)}.{new string('c', 63)}.{new string('d', 53)}.example",
                    }
            },
            { "name of 100", form => form with { Parties = form.Parties.With(0, party => party with { Name = new string('名', 100) }) } },
            { "id of 20", form => form with { Parties = form.Parties.With(0, party => party with { Id = new string('u', 20) }) } },
            { "30 parties", form => form with { Parties = [.. form.Parties, .. Members(28)] } },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Check_OneError_NamesItAtItsField(string code, string field, Func<ApplicationForm, ApplicationForm> change) =>
        Assert.Equal([(code, field)], ValidationErrors(Check(change(Form()))));

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public void Check_AtTheLimit_Passes(string limit, Func<ApplicationForm, ApplicationForm> change) =>
        Assert.True(Check(change(Form())).IsSuccess, limit);

    [Theory]
    [InlineData("ｃｌｅｒｋ@unit.example")]
    [InlineData("clerk\u200B@unit.example")]
    [InlineData(" clerk@UNIT.example ")]
    public void R22_ContactAddress_IsStoredNormalised(string typed) =>
        Assert.Equal("clerk@unit.example", Check(Form() with { ContactEmail = typed }).Value.Application.ContactEmail);

    [Fact]
    public void Check_TextsWithWhatNobodySees_AreStoredWithoutIt()
    {
        var form = Form() with { Title = "\uFEFF盐碱地\u200B水稻\0\u202E", Abstract = "第一行\r\n第二行\u001b[0m" };

        var application = Check(form).Value.Application;

        Assert.Equal(("盐碱地水稻", "第一行\n第二行[0m"), (application.Title, application.Abstract));
    }

    [Theory]
    [InlineData(IdentityKind.Passport, "E12345678", null)]
    [InlineData(IdentityKind.HongKongMacauPermit, "H12345678", null)]
    [InlineData(IdentityKind.Passport, "22080218800307019X", "passport-number-is-malformed")]
    [InlineData((IdentityKind)99, "E12345678", "identity-kind-is-unknown")]
    public void R44_PersonWithoutCitizenId_GivesAnotherDocument(IdentityKind kind, string number, string? code)
    {
        var form = Form() with { Parties = [LeadUnitForm, InvestigatorForm with { IdentityKind = kind, CitizenId = number }] };

        var created = Check(form);

        Assert.Equal(code is null ? [] : [code], created.Errors.Select(error => error.Code));
        if (code is null)
        {
            Assert.Equal($"{number}/p1", created.Value.Application.PrincipalInvestigator.CitizenId.CipherText);
        }
    }

    [Fact]
    public void Check_EmptyForm_NamesEveryErrorAtOnce() =>
        Assert.Equal(
            [
                ("text-is-malformed", "title"),
                ("category-is-unknown", "categoryId"),
                ("amount-is-out-of-range", "amountYuan"),
                ("email-is-malformed", "contactEmail"),
                ("party-role-count", "parties"),
                ("party-role-count", "parties"),
            ],
            ValidationErrors(Check(new ApplicationForm()))
        );

    [Fact]
    public void Check_ListThatWasNeverGiven_CountsAsEmpty() =>
        Assert.Equal(
            [("party-role-count", "parties"), ("party-role-count", "parties")],
            ValidationErrors(Check(Form() with { Parties = default }))
        );

    [Fact]
    public void Check_NullAmongParties_NamesWhatItLacks()
    {
        var faults = ValidationErrors(Check(Form() with { Parties = [LeadUnitForm, InvestigatorForm, null!] }));

        Assert.Equal(
            [
                ("text-is-malformed", "parties[2].name"),
                ("party-id-is-malformed", "parties[2].id"),
                ("party-role-is-missing", "parties[2].role"),
            ],
            faults
        );
    }

    [Fact]
    public void Check_FaultyNumber_IsQuotedNowhere()
    {
        var result = Check(Form() with { Parties = Form().Parties.With(1, party => party with { CitizenId = "220802188003070019" }) });

        Assert.DoesNotContain("220802188003070019", string.Join("", result.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void Check_AroundTheOpening_IsRefusedBefore(int ticks, bool isAccepted) =>
        Assert.Equal(isAccepted, Check(Form(), OpensAt.AddTicks(ticks)).IsSuccess);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Check_AroundTheClosing_IsRefusedFromThatInstantOn(int ticks, bool isAccepted) =>
        Assert.Equal(isAccepted, Check(Form(), ClosesAt.AddTicks(ticks)).IsSuccess);

    [Fact]
    public void Check_ClosedRound_ReportsItAtTheRound() =>
        Assert.Equal([("round-is-closed", "roundId")], ValidationErrors(Check(Form(), ClosesAt)));

    [Fact]
    public void Check_GoodForm_MakesADraftWithTheNumberSealed()
    {
        var form = Form() with { Title = "  题目 ", ContactEmail = " clerk@unit.example " };

        var application = Check(form).Value.Application;

        Assert.Equal(
            (DraftId, RoundId, "2026.1", "题目", "clerk@unit.example"),
            (application.Id, application.RoundId, application.RuleVersion, application.Title, application.ContactEmail)
        );
        Assert.Equal((ApplicationState.Draft, Now, null), (application.State, application.CreatedAt, application.SubmittedAt));
        Assert.Equal(UnitCode, application.LeadUnit.Code);
        Assert.Equal(new SealedIdentifier(CitizenNumber + "/p1", "i", "k", "m"), application.PrincipalInvestigator.CitizenId);
        Assert.Equal(("", null), (application.Abstract, application.RecommendingBodyId));
    }

    private static IEnumerable<PartyForm> Members(int count) =>
        Enumerable
            .Range(1, count)
            .Select(i => new PartyForm
            {
                Id = $"m{i}",
                Role = PartyRole.Member,
                Name = $"成员{i}",
                CitizenId = OtherCitizenNumber,
            });

    private static Result<ApplicationCreated> Check(ApplicationForm form, DateTimeOffset? now = null) =>
        ApplicationFormCheck.Check(form, DraftId, Guide(), Intake, now ?? Now);
}
