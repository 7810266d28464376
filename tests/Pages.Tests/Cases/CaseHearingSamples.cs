using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Letters;

namespace CreditFunctions.Pages.Tests;

internal static class CaseHearingSamples
{
    private static readonly DateOnly Today = new(2026, 5, 6);
    private static readonly DateTimeOffset At = BeijingTime.At(Today, new TimeOnly(9, 0));
    private static readonly SeatedOfficer Chair = new(CaseSeat.HearingChair, "ting", "ting@keji.example");

    private static readonly HearingNoticeLetter Letter = new(
        LetterNumber.At("白科", LetterSeries.Hearing, 2026, 1),
        LetterNumber.At("白科", LetterSeries.Case, 2026, 1),
        new Addressee("白城市禾新农业科技有限公司", "91220800MA0EX4MP5M"),
        new LetterContact("科研诚信办公室", "0436-3200000"),
        Today,
        LetterNumber.At("白科", LetterSeries.AdvanceNotice, 2026, 1),
        new DateOnly(2026, 5, 20),
        new TimeOnly(9, 30),
        "本局三楼会议室",
        "丁听证",
        IsPublic: true
    );

    private static readonly CaseHearing Asked = new(new HearingRequest("限制申报的期限过长。", Today, At));

    private static readonly CaseHearing Arranged = Asked with { Notices = [Letter], Arranged = new HearingArranged(Letter, Chair, At) };

    private static readonly CaseHearing Held = Arranged with
    {
        Record = new HearingRecorded(WasAttended: true, "当事人陈述意见并质证。", "d1", Chair, At),
    };

    public static IEnumerable<Sample> All(CaseModel noticed, PartyCaseModel party)
    {
        var notice = noticed.Notice! with
        {
            Letter = noticed.Notice.Letter with { HearingWorkingDays = 5 },
            HearingUntil = WorkingDayCalendar.BuiltIn.DeadlineFor(Today, Core.Calendar.Term.WorkingDays(5), "cases.clock"),
        };
        var granted = noticed with
        {
            Notice = notice,
            Next = CaseAct.GiveDefence,
            Hearing = new HearingPart { MayEnter = true },
        };
        CaseModel Pending(CaseHearing hearing, CaseAct act) =>
            noticed with
            {
                State = CaseState.HearingPending,
                Notice = notice with { Hearing = hearing },
                Next = act,
                Hearing = new HearingPart { Chairs = [new Choice("ting", "丁听证")], NoticeDays = 7 },
            };

        var paper = new CaseHearing(Asked.Request with { EnteredBy = new EnteringOfficer("li", "li@keji.example"), DocumentId = "d2" });
        var confirming = Pending(paper, CaseAct.ConfirmHearingRequest) with
        {
            State = CaseState.AwaitingDefence,
            Hearing = new HearingPart { Files = [new CaseFile("听证申请.pdf", At, "/desk/cases/c1/documents/d2")] },
        };
        var arranging = Pending(Asked, CaseAct.ArrangeHearing);
        var serving = Pending(Arranged, CaseAct.ServeHearing);
        var recording = Pending(Arranged, CaseAct.RecordHearing);
        return
        [
            Sample.Of("case-hearing-entry", granted),
            Sample.Of("case-hearing-entry-errors", granted with { Form = Wrong("hearing-request", CaseFields.HearingReason) }),
            Sample.Of("case-hearing-confirm", confirming with { MayAct = true }),
            Sample.Of(
                "case-hearing-confirm-errors",
                confirming with
                {
                    MayAct = true,
                    Form = Wrong("hearing-confirmation", CaseFields.Reason),
                }
            ),
            Sample.Of("case-hearing-confirm-nobody", confirming),
            Sample.Of("case-hearing-arrange", arranging with { MayAct = true }),
            Sample.Of("case-hearing-arrange-errors", arranging with { MayAct = true, Form = Wrong("hearing", CaseFields.HearingPlace) }),
            Sample.Of("case-hearing-arrange-nobody", arranging),
            Sample.Of("case-hearing-serve", serving with { MayAct = true, Hearing = serving.Hearing with { MayPutOff = true } }),
            Sample.Of("case-hearing-serve-nobody", serving),
            Sample.Of("case-hearing-record", recording with { MayAct = true, Hearing = recording.Hearing with { MayPutOff = true } }),
            Sample.Of(
                "case-hearing-record-errors",
                recording with
                {
                    MayAct = true,
                    Form = Wrong("hearing-record", CaseFields.HearingSummary),
                }
            ),
            Sample.Of("case-hearing-record-nobody", recording),
            Sample.Of(
                "case-hearing-held",
                Pending(Held, CaseAct.ReviewLegally) with
                {
                    State = CaseState.LegalReview,
                    Hearing = new HearingPart { Files = [new CaseFile("听证笔录.pdf", At, "/desk/cases/c1/documents/d1")] },
                }
            ),
            Sample.Of("party-case-hearing", party with { HearingAction = "cases/t/hearing", HearingUntil = At }),
            Sample.Of(
                "party-case-hearing-arranged",
                party with
                {
                    State = CaseState.HearingPending,
                    DefenceAction = null,
                    Hearing = Arranged,
                }
            ),
            Sample.Of("letter-hearing", new LetterModel(Letter, "desk/cases/c1")),
            Sample.Of("letter-hearing-closed", new LetterModel(Letter with { IsPublic = false }, "desk/cases/c1")),
            Sample.Of("letter-notice-hearing", new LetterModel(notice.Letter, "desk/cases/c1")),
        ];
    }

    private static FormState Wrong(string form, string field) =>
        FormState.Empty.For(form) with
        {
            Errors = [new Core.Error(Core.ErrorKind.Invalid, "hearing-is-incomplete", "").At(field)],
        };
}
