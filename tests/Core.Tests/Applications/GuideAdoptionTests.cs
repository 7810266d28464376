using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.SampleRounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class GuideAdoptionTests
{
    public static TheoryData<GuideChangeKind, bool, Func<RoundGuide, RoundGuide>> Changes =>
        new()
        {
            { GuideChangeKind.Title, false, guide => guide with { Title = "新标题" } },
            { GuideChangeKind.Text, false, guide => guide with { Guide = "新正文" } },
            { GuideChangeKind.ClosesAt, false, guide => guide with { ClosesAt = ClosesAt.AddDays(7) } },
            {
                GuideChangeKind.CategoryAdded,
                true,
                guide => guide with { Categories = guide.Categories.Add(new RoundCategory("mining", "矿业", 1000)) }
            },
            {
                GuideChangeKind.CategoryRenamed,
                true,
                guide => guide with { Categories = guide.Categories.SetItem(0, guide.Categories[0] with { Name = "种植业" }) }
            },
            {
                GuideChangeKind.CategoryLimit,
                true,
                guide => guide with { Categories = guide.Categories.SetItem(0, guide.Categories[0] with { MaxAmountYuan = 100_000 }) }
            },
            { GuideChangeKind.EligibleUnits, true, guide => guide with { EligibleUnits = [UnitType.Enterprise] } },
            {
                GuideChangeKind.DocumentAdded,
                true,
                guide => guide with { RequiredDocuments = guide.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查")) }
            },
            {
                GuideChangeKind.OptionalDocumentAdded,
                false,
                guide =>
                    guide with
                    {
                        RequiredDocuments = guide.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查") { IsOptional = true }),
                    }
            },
            { GuideChangeKind.DocumentRemoved, false, guide => guide with { RequiredDocuments = [guide.RequiredDocuments[0]] } },
            {
                GuideChangeKind.DocumentOptional,
                false,
                guide =>
                    guide with
                    {
                        RequiredDocuments = guide.RequiredDocuments.SetItem(1, guide.RequiredDocuments[1] with { IsOptional = true }),
                    }
            },
            {
                GuideChangeKind.DocumentTerms,
                true,
                guide =>
                    guide with
                    {
                        RequiredDocuments = guide.RequiredDocuments.SetItem(1, guide.RequiredDocuments[1] with { MaxBytes = 1000 }),
                    }
            },
            { GuideChangeKind.SignedScanRequired, true, guide => guide with { RequiresSignedScan = true } },
            {
                GuideChangeKind.RecommendationRequired,
                true,
                guide => guide with { RecommendingBodies = [new RecommendingBody("county", "县科技局", "a@county.example")] }
            },
            { GuideChangeKind.PublicNoticePeriod, false, guide => guide with { Notice = new PublicNoticePeriod(7, null) } },
            { GuideChangeKind.InvestigatorHidden, false, guide => guide with { HidesInvestigator = true } },
            { GuideChangeKind.Review, false, guide => guide with { Review = new ReviewRules { HasFieldVisit = true } } },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_OneChange_IsNamedAndWeighed(GuideChangeKind kind, bool isMaterial, Func<RoundGuide, RoundGuide> change)
    {
        var only = Assert.Single(GuideChange.Of(Guide(), change(Guide())));

        Assert.Equal((kind, isMaterial), (only.Kind, only.IsMaterial));
    }

    [Fact]
    public void Of_TheSameGuide_IsNothing() => Assert.Empty(GuideChange.Of(Guide(), Guide() with { Review = new ReviewRules() }));

    [Theory]
    [MemberData(nameof(Changes))]
    public void Correct_TooLateBeforeTheClosing_IsRefusedWhereItIsMaterial(
        GuideChangeKind kind,
        bool isMaterial,
        Func<RoundGuide, RoundGuide> change
    )
    {
        var (round, earliest) = (Published(Guide()), ClosesAt.AddDays(8));

        var corrected = RoundPolicy.Correct(
            round,
            change(Guide()),
            "更正",
            RulesInForce.PublicNoticeWorkingDays.Value,
            Now,
            earliestClosing: earliest
        );

        Assert.Equal(isMaterial ? [("closing-is-too-near", "closesAt")] : [], ValidationErrors(corrected));
        Assert.True(
            RoundPolicy
                .Correct(
                    round,
                    change(Guide()) with
                    {
                        ClosesAt = earliest,
                    },
                    "更正",
                    RulesInForce.PublicNoticeWorkingDays.Value,
                    Now,
                    earliestClosing: earliest
                )
                .IsSuccess,
            $"{kind}"
        );
    }

    [Fact]
    public void Correct_OfADrill_MayLeaveMinutes()
    {
        var drill = Guide() with { Kind = RoundKind.Drill };

        Assert.True(
            RoundPolicy
                .Correct(
                    Published(drill),
                    drill with
                    {
                        RequiresSignedScan = true,
                    },
                    "更正",
                    RulesInForce.PublicNoticeWorkingDays.Value,
                    Now,
                    earliestClosing: ClosesAt.AddDays(1)
                )
                .IsSuccess
        );
    }

    [Fact]
    public void GuideOf_AnEarlierVersion_KeepsItsTextAndTakesTheDatesAsTheyStand()
    {
        var round = Corrected(guide => guide with { ClosesAt = ClosesAt.AddDays(7), RequiresSignedScan = true, Title = "新标题" });

        var pinned = round.GuideOf(1);

        Assert.Equal(
            (1, "2026年度科技计划项目", false, ClosesAt.AddDays(7)),
            (pinned.Version, pinned.Title, pinned.RequiresSignedScan, pinned.ClosesAt)
        );
        Assert.Equal((2, true, null), (round.GuideOf(2).Version, round.GuideOf(2).RequiresSignedScan, round.GuideOf(2).Corrected));
        Assert.Equal((2, true), (pinned.Corrected!.Version, pinned.Corrected.RequiresSignedScan));
        Assert.Equal(
            [GuideChangeKind.Title, GuideChangeKind.ClosesAt, GuideChangeKind.SignedScanRequired],
            round.ChangesSince(1).Select(change => change.Kind)
        );
    }

    [Theory]
    [InlineData(ApplicationState.Draft, false, true, false)]
    [InlineData(ApplicationState.Draft, true, false, false)]
    [InlineData(ApplicationState.Returned, true, false, false)]
    [InlineData(ApplicationState.Submitted, false, true, false)]
    [InlineData(ApplicationState.Submitted, true, true, true)]
    [InlineData(ApplicationState.AwaitingRecommendation, true, true, true)]
    public void Follow_ByStateAndChange_AdoptsAsksOrReturns(ApplicationState state, bool isMaterial, bool isAdopted, bool isReopened)
    {
        var round = Corrected(guide =>
            isMaterial
                ? guide with
                {
                    RequiredDocuments = guide.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查")),
                }
                : guide with
                {
                    Title = "新标题",
                }
        );
        var application = CompleteDraft() with { State = state, SubmittedAt = Now };

        var followed = GuideAdoption.Follow(application, round.GuideOf(1), Now)!;

        Assert.Equal((isAdopted, isReopened), (followed.Adopted is not null, followed.Reopened is not null));
        var after = application.Apply(followed);
        Assert.Equal(isAdopted ? 2 : 1, after.GuideVersion);
        Assert.Equal(isReopened ? ApplicationState.Returned : state, after.State);
        Assert.Equal(isReopened ? null : Now, after.SubmittedAt);
    }

    [Fact]
    public void Follow_ASubmissionThatStillComplies_GoesOverAndStaysSubmitted()
    {
        var round = Corrected(guide =>
            guide with
            {
                RequiredDocuments = guide.RequiredDocuments.SetItem(1, guide.RequiredDocuments[1] with { Note = "加盖公章" }),
            }
        );

        var followed = GuideAdoption.Follow(CompleteDraft() with { State = ApplicationState.Submitted }, round.GuideOf(1), Now)!;

        Assert.Equal((2, null), (followed.Adopted!.Version, followed.Reopened));
    }

    [Theory]
    [InlineData(ApplicationState.FormatCheck)]
    [InlineData(ApplicationState.Admitted)]
    [InlineData(ApplicationState.Withdrawn)]
    public void Follow_PastTheClosing_IsNobodysConcern(ApplicationState state) =>
        Assert.Null(
            GuideAdoption.Follow(
                CompleteDraft() with
                {
                    State = state,
                },
                Corrected(guide => guide with { Title = "新标题" }).GuideOf(1),
                ClosesAt
            )
        );

    [Theory]
    [InlineData(ApplicationState.FormatCheck, ApplicationState.Returned)]
    [InlineData(ApplicationState.CorrectionPending, ApplicationState.Returned)]
    [InlineData(ApplicationState.NotSubmitted, ApplicationState.Draft)]
    [InlineData(ApplicationState.Admitted, null)]
    [InlineData(ApplicationState.CreditChecking, null)]
    [InlineData(ApplicationState.NotAdmitted, null)]
    [InlineData(ApplicationState.Lapsed, null)]
    [InlineData(ApplicationState.Withdrawn, null)]
    public void Follow_AReopenedRound_GoesBackAsFarAsNothingIsDecided(ApplicationState state, ApplicationState? expected)
    {
        var application = CompleteDraft() with
        {
            State = state,
            SubmittedAt = Now,
            History = [new StateReached(state, "", ClosesAt) { Move = ApplicationMove.MissClosing }],
        };

        var followed = GuideAdoption.Follow(application, Reopened().GuideOf(1), ClosesAt.AddDays(1));

        Assert.Equal(expected, followed?.Reopened?.To);
        if (followed is not null)
        {
            var after = application.Apply(followed);
            Assert.Equal((expected!.Value, 1, (DateTimeOffset?)null), (after.State, after.Reopenings, after.SubmittedAt));
            Assert.Equal(state == ApplicationState.NotSubmitted ? 1 : 2, after.GuideVersion);
        }
    }

    [Fact]
    public void Follow_AReopenedRound_LeavesWhatCompliesInItsFormatCheck()
    {
        var round = Reopened(guide =>
            guide with
            {
                RequiredDocuments = guide.RequiredDocuments.SetItem(1, guide.RequiredDocuments[1] with { Note = "加盖公章" }),
            }
        );

        var followed = GuideAdoption.Follow(
            CompleteDraft() with
            {
                State = ApplicationState.FormatCheck,
            },
            round.GuideOf(1),
            ClosesAt.AddDays(1)
        )!;

        Assert.Equal((2, null), (followed.Adopted!.Version, followed.Reopened));
    }

    [Theory]
    [InlineData(ApplicationMove.MissClosing, false, 1, true)]
    [InlineData(ApplicationMove.MissClosing, false, 0, false)]
    [InlineData(ApplicationMove.MissClosing, true, 0, true)]
    [InlineData(ApplicationMove.ExpireDraft, false, 1, false)]
    public void Follow_ADraftThatNobodyAccepted_StaysEndedOnceItsTermIsOver(
        ApplicationMove endedBy,
        bool isAccepted,
        int daysLeft,
        bool isReopened
    )
    {
        var now = ClosesAt.AddDays(1);
        var ended = Draft() with
        {
            State = ApplicationState.NotSubmitted,
            History = [new StateReached(ApplicationState.NotSubmitted, "", ClosesAt) { Move = endedBy }],
        };
        ended = isAccepted ? ended with { AcceptedContact = ended.ContactEmail } : ended;

        Assert.Equal(isReopened, GuideAdoption.Follow(ended, Reopened().GuideOf(1), now, now.AddDays(daysLeft)) is not null);
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, true)]
    [InlineData(1, 3, false)]
    public void IsBygone_FormatCheckFromBeforeTheReopening_IsDecidedNoMore(int reopenings, int ordinal, bool isBygone)
    {
        var reopened = new StateReached(ApplicationState.Returned, "", Now) { Move = ApplicationMove.ReopenRound };

        Assert.Equal(
            isBygone,
            FormatCheckOrdinals.IsBygone(CompleteDraft() with { History = [.. Enumerable.Repeat(reopened, reopenings)] }, ordinal)
        );
    }

    [Theory]
    [InlineData("limit", "u1 p1")]
    [InlineData("units", "u1")]
    [InlineData("investigator", "p1")]
    [InlineData("documents", "")]
    public void Adopt_WhatPartiesSignedUnder_IsSignedAgain(string change, string signAgain)
    {
        var first = Guide() with { HidesInvestigator = true };
        var corrected = change switch
        {
            "limit" => first with { Categories = first.Categories.SetItem(0, first.Categories[0] with { MaxAmountYuan = 250_000 }) },
            "units" => first with { EligibleUnits = [UnitType.Enterprise] },
            "investigator" => first with { HidesInvestigator = false },
            _ => first with { RequiredDocuments = first.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查")) },
        };
        var pinned = Published(first).Apply(new GuideCorrected(corrected, "更正", Now)).GuideOf(1);

        var adopted = GuideAdoption.Adopt(CompleteDraft(), pinned, Now).Value;

        Assert.Equal(signAgain, string.Join(' ', adopted.SignAgain));
        Assert.Equal(2 - adopted.SignAgain.Length, CompleteDraft().Apply(adopted).Commitments.Length);
    }

    [Fact]
    public void Submit_UnderAGuideCorrectedInSubstance_NeedsAdoptionFirst()
    {
        var round = Corrected(guide =>
            guide with
            {
                Categories = guide.Categories.SetItem(0, guide.Categories[0] with { MaxAmountYuan = 100_000 }),
            }
        );

        Assert.Equal(
            [("guide-was-corrected", null)],
            ValidationErrors(ApplicationPolicy.Submit(CompleteDraft(), round.GuideOf(1), Now, Now))
        );

        var adopted = CompleteDraft().Apply(GuideAdoption.Adopt(CompleteDraft(), round.GuideOf(1), Now).Value);
        var refused = ApplicationPolicy.Submit(adopted, round.GuideOf(adopted.GuideVersion), Now, Now);
        Assert.Equal(
            ["amount-is-out-of-range", "commitment-is-missing", "commitment-is-missing"],
            refused.Errors.Select(error => error.Code).Order()
        );
        Assert.Equal("guide-is-current", GuideAdoption.Adopt(adopted, round.GuideOf(2), Now).Errors.Single().Code);
    }

    [Fact]
    public void Change_OfADraft_IsWrittenByTheCorrectedGuideAndAdoptsIt()
    {
        var round = Corrected(guide =>
            guide with
            {
                Categories = guide.Categories.SetItem(0, guide.Categories[0] with { MaxAmountYuan = 100_000 }),
            }
        );
        var form = Form() with { Parties = [LeadUnitForm, InvestigatorForm with { CitizenId = null }] };

        Assert.Equal(
            [("amount-is-out-of-range", "amountYuan")],
            ValidationErrors(ApplicationPolicy.Change(Draft(), round.GuideOf(1), form, Intake, Now))
        );
        var changed = ApplicationPolicy.Change(Draft(), round.GuideOf(1), form with { AmountYuan = 90_000 }, Intake, Now).Value;

        Assert.Equal(2, Draft().Apply(changed).GuideVersion);
    }

    private static RoundState Reopened(Func<RoundGuide, RoundGuide>? change = null) =>
        Corrected(guide =>
            (change ?? (same => same with { RequiredDocuments = same.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查")) }))(
                guide
            ) with
            {
                ClosesAt = ClosesAt.AddDays(10),
            }
        );

    private static RoundState Corrected(Func<RoundGuide, RoundGuide> change) =>
        Published(Guide()).Apply(new GuideCorrected(change(Guide()), "更正", Now));
}
