using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

/// <summary>A correction opens what the officer selected, and nothing else.</summary>
public sealed class CorrectionPolicyTests
{
    private static readonly DateTimeOffset Until = ClosesAt.AddDays(7);

    private static readonly ApplicationForm Same = Form() with
    {
        Parties = [LeadUnitForm, InvestigatorForm with { CitizenId = null }, PartnerForm],
    };

    /// <summary>A change, what must be open for it, and where it is refused otherwise.</summary>
    public static TheoryData<string, string, Func<ApplicationForm, ApplicationForm>> Changes =>
        new()
        {
            { "title", "title", form => form with { Title = "另一个名称" } },
            { "abstract", "abstract", form => form with { Abstract = "新的摘要" } },
            { "categoryId", "categoryId", form => form with { CategoryId = "industry" } },
            { "amountYuan", "amountYuan", form => form with { AmountYuan = 150_000 } },
            { "party:u1", "parties[0]", form => With(form, 0, party => party with { Name = "改名后的单位" }) },
            { "party:u1", "parties[0]", form => With(form, 0, party => party with { UnifiedSocialCreditCode = "913201001349701847" }) },
            { "party:p1", "parties[1]", form => With(form, 1, party => party with { CitizenId = OtherCitizenNumber }) },
            { "party:u2", "parties[2]", form => With(form, 2, party => party with { UnitType = UnitType.University }) },
            { "party:u2", "parties", form => form with { Parties = form.Parties.RemoveAt(2) } },
            {
                "newParties",
                "parties[3]",
                form =>
                    form with
                    {
                        Parties = form.Parties.Add(
                            new PartyForm
                            {
                                Id = "p2",
                                Role = PartyRole.Member,
                                Name = "新成员",
                                CitizenId = OtherCitizenNumber,
                            }
                        ),
                    }
            },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_OfOneThing_NeedsThatToBeOpen(string key, string field, Func<ApplicationForm, ApplicationForm> change)
    {
        var others = CorrectionItem.Of(DraftWithPartner(), Guide()).Select(item => item.Key).Where(other => other != key);

        Assert.True(Change([key], change(Same)).IsSuccess);
        var refused = Change([.. others], change(Same));
        Assert.Equal([("correction-does-not-open-this", field)], ValidationErrors(refused));
        Assert.Equal(key, refused.Errors[0].Arguments["locked"]);
    }

    [Fact]
    public void Change_OfNothing_IsTakenWhateverIsOpen() => Assert.True(Change(["title"], Same).IsSuccess);

    [Fact]
    public void Change_WhereOnlyDocumentsAreOpen_IsRefusedAsAWhole() =>
        Assert.Equal([("correction-does-not-open-this", null)], ValidationErrors(Change(["document:budget", "commitment:u1"], Same)));

    [Fact]
    public void Change_OfAPartysRole_IsNoCorrection() =>
        Assert.Equal(
            [("correction-does-not-open-this", "parties[2]")],
            ValidationErrors(
                Change(
                    ["party:u2", "newParties"],
                    With(
                        Same,
                        2,
                        _ => new PartyForm
                        {
                            Id = "u2",
                            Role = PartyRole.Member,
                            Name = "新成员",
                            CitizenId = OtherCitizenNumber,
                        }
                    )
                )
            )
        );

    [Fact]
    public void Change_AroundTheTerm_IsRefusedFromItsEndOn()
    {
        Assert.True(Change(["title"], Same, Until.AddTicks(-1)).IsSuccess);
        Assert.Equal([("term-has-passed", null)], ValidationErrors(Change(["title"], Same, Until)));
        var submitted = Pending("title").Apply(new CorrectionSubmitted(ClosesAt));
        Assert.Equal(
            [("correction-is-submitted", null)],
            ValidationErrors(ApplicationPolicy.Change(submitted, Guide(), Same, Intake, ClosesAt))
        );
    }

    [Fact]
    public void Apply_ChangedParty_SignsAgainAlthoughNoCommitmentWasSelected()
    {
        var pending = Pending("party:u1");
        var changed = Change(["party:u1"], With(Same, 0, party => party with { Name = "改名后的单位" }));

        var corrected = pending.Apply(changed.Value);

        Assert.Equal(["p1", "u2"], corrected.Commitments.Select(signed => signed.PartyId).Order());
        Assert.Null(ApplicationPolicy.CheckSignable(corrected, Guide(), "u1", ClosesAt));
        Assert.Equal("correction-does-not-open-this", ApplicationPolicy.CheckSignable(corrected, Guide(), "p1", ClosesAt)!.Code);
        Assert.Equal(
            ["commitment-is-missing"],
            ApplicationPolicy.SubmitCorrection(corrected, Guide(), ClosesAt).Errors.Select(error => error.Code)
        );
        Assert.True(
            ApplicationPolicy.SubmitCorrection(corrected.Apply(new CommitmentSigned(Commitment("u1"))), Guide(), ClosesAt).IsSuccess
        );
    }

    [Theory]
    [InlineData("title", true)]
    [InlineData("commitment:u1", true)]
    [InlineData("document:signed-scan", true)]
    [InlineData("document:budget", false)]
    public void OpensDocument_SignedScan_FollowsFromWhatIsPrinted(string key, bool isOpen) =>
        Assert.Equal(isOpen, Pending(key).Correction!.OpensDocument(DocumentPolicy.SignedScanKind));

    [Theory]
    [InlineData("title", null)]
    [InlineData("commitment:p1", null)]
    [InlineData("", "correction-opens-nothing")]
    [InlineData("party:u9", "correction-item-is-unknown")]
    [InlineData("document:evidence", "correction-item-is-unknown")]
    [InlineData("recommendingBodyId", "correction-item-is-unknown")]
    public void Select_Keys_AreThoseOfTheApplication(string keys, string? refusal)
    {
        var selected = CorrectionPolicy.Select(DraftWithPartner(), Guide(), [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(refusal, selected.Errors.SingleOrDefault()?.Code);
        Assert.Equal(refusal is null, selected.IsSuccess && selected.Value[0].Key == keys);
    }

    [Fact]
    public void Select_RecommendingBody_IsOfferedWhereTheRoundHasSome() =>
        Assert.True(
            CorrectionPolicy
                .Select(
                    Draft(),
                    Guide() with
                    {
                        RecommendingBodies = [new RecommendingBody("county", "县科技局", "a@county.example")],
                    },
                    ["recommendingBodyId"]
                )
                .IsSuccess
        );

    [Fact]
    public void ChangesOf_ACorrection_ShowBeforeAndAfterWithNumbersMasked()
    {
        var form = With(Same, 1, party => party with { CitizenId = OtherCitizenNumber }) with
        {
            AmountYuan = 150_000,
            CategoryId = "industry",
        };
        var corrected = Pending("party:p1", "amountYuan", "categoryId")
            .Apply(Change(["party:p1", "amountYuan", "categoryId"], form).Value)
            .Apply(new DocumentRegistered(Document("d9", "budget") with { FileName = "预算2.pdf" }));

        var changes = CorrectionChange.Of(corrected, Guide());

        Assert.Equal(
            [
                ("categoryId", "农业科技", "工业科技"),
                ("amountYuan", "200,000", "150,000"),
                ("party:p1", "张示例 220802************", "张示例 m"),
            ],
            changes.Take(3).Select(change => (change.Item.Key, change.Before, change.After))
        );
        Assert.Equal(["document:budget", "commitment:p1"], changes.Skip(3).Select(change => change.Item.Key));
        Assert.Contains("预算2.pdf", changes[3].After, StringComparison.Ordinal);
        Assert.Equal("", changes[4].After);
        Assert.Empty(CorrectionChange.Of(Pending("title"), Guide()));
        Assert.Empty(CorrectionChange.Of(Draft(), Guide()));
    }

    [Fact]
    public void Change_OfWhatIsOpen_RecordsBothTexts() =>
        Assert.Equal(
            [new FieldDifference("amountYuan", "200000", "150000")],
            Change(["amountYuan"], Same with { AmountYuan = 150_000 }).Value.Differences.AsEnumerable()
        );

    private static Result<ApplicationDraftChanged> Change(string[] keys, ApplicationForm form, DateTimeOffset? at = null) =>
        ApplicationPolicy.Change(Pending(keys), Guide(), form, Intake, at ?? ClosesAt);

    private static Application Pending(params string[] keys)
    {
        var complete = CompleteDraft() with
        {
            Parties = DraftWithPartner().Parties,
            Commitments = [Commitment("u1"), Commitment("p1"), Commitment("u2")],
            State = ApplicationState.CorrectionPending,
        };
        var opens = CorrectionItem
            .Of(complete, Guide() with { RequiresSignedScan = true })
            .Where(item => keys.Contains(item.Key))
            .ToImmutableArray();
        return complete.Apply(new CorrectionRequested(new Correction("缺盖章", Now, Until) { Opens = opens }));
    }

    private static ApplicationForm With(ApplicationForm form, int index, Func<PartyForm, PartyForm> change) =>
        form with
        {
            Parties = form.Parties.SetItem(index, change(form.Parties[index])),
        };
}
