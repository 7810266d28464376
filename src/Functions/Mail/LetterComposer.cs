using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages;
using CreditFunctions.Pages.Applications;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Mail;

/// <summary>Puts letters into words, Chinese first and English below, with the links and codes that only their reader gets.</summary>
public sealed class LetterComposer(TokenSigner tokens, IdentifierVault vault, IOptions<SiteOptions> site)
{
    private static readonly Texts Chinese = Texts.In(CultureInfo.GetCultureInfo("zh-CN"));
    private static readonly Texts English = Texts.In(CultureInfo.GetCultureInfo("en"));

    /// <summary>The mail of a letter.</summary>
    /// <param name="showsTitle">Whether the title that an applicant typed may be in it. The first mail never has it.</param>
    public MailMessage Compose(string recordId, OutboxLetter letter, DateTimeOffset now, bool showsTitle = true)
    {
        var (to, subject, text) = (showsTitle ? letter.Letter : WithoutTitle(letter.Letter)) switch
        {
            Letter.ApplicationBegun begun => (begun.To, "申报书已建立", Begun(begun, now)),
            Letter.TaskAssigned task => (task.To, $"待办：{StepNames.Of(task.Step)}：{task.About}", Task(task)),
            Letter.TaskReminder task => (task.To, $"催办：{StepNames.Of(task.Step)}：{task.About}", Reminder(task)),
            Letter.CodeReplaced code => (code.To, $"新的验证码：{StepNames.Of(code.Step)}", NewCode(code)),
            Letter.TaskEscalated task => (task.To, $"逾期提醒：{StepNames.Of(task.Step)}：{task.About}", Escalated(task)),
            Letter.OutcomeTold outcome => (outcome.To, $"申报书状态更新：{outcome.Title}", Outcome(outcome, now)),
            Letter.CorrectionAsked correction => (correction.To, $"请补正申报材料：{correction.Title}", Correction(correction, now)),
            Letter.AnswerAsked question => (question.To, $"请就信用记录作出说明：{question.Title}", Question(question, now)),
            Letter.StatementAsked statement => (statement.To, $"请就项目负责人申报情况作出说明：{statement.Title}", Statement(statement, now)),
            Letter.HandedOver handover => (handover.To, $"申报书交接：{handover.Title}", HandedOver(handover, now)),
            Letter.UnitLinkSent link => (link.To, "单位工作页链接", UnitLink(link)),
            Letter.StaffEntryChanged change => (change.To, change.IsProposed ? "人员信息拟变更" : "人员信息已变更", StaffEntry(change)),
            Letter.ObjectionToConfirm objection => (objection.To, "请确认您的异议", Confirmation(objection)),
            Letter.ObjectionAnswered answer => (vault.RevealText(answer.Contact, answer.ObjectionId, "contact"), $"异议答复：{answer.ProjectNumber}", Objection(answer)),
            _ => throw new InvalidOperationException($"No words for {letter.Letter.GetType().Name}."),
        };
        return new MailMessage($"{recordId}.{letter.Key}@{site.Value.BaseAddress.Host}", to, $"【{site.Value.BureauName}】{subject}", text, now);
    }

    private static Letter WithoutTitle(Letter letter) => letter switch
    {
        Letter.OutcomeTold outcome => outcome with { Title = outcome.ApplicationId },
        Letter.CorrectionAsked correction => correction with { Title = correction.ApplicationId },
        Letter.AnswerAsked question => question with { Title = question.ApplicationId },
        Letter.StatementAsked statement => statement with { Title = statement.ApplicationId },
        Letter.HandedOver handover => handover with { Title = handover.ApplicationId },
        _ => letter,
    };

    private string Begun(Letter.ApplicationBegun letter, DateTimeOffset now) =>
        $"""
        您的申报书已建立。请在 {Beijing(letter.ClosesAt)} 前补齐承诺书和材料并提交：
        {Access(letter.ApplicationId, letter.To, now)}
        此链接相当于钥匙，请勿转发。由您经办的全部申报书，或者找回丢失的链接：{site.Value.Address("access")}

        Your application has been begun. Complete and submit it before {Beijing(letter.ClosesAt)} (Beijing time), using the link above.
        The link is a key to it: do not pass it on. All applications that you look after, or a lost link: {site.Value.Address("access")}
        """;

    private string HandedOver(Letter.HandedOver letter, DateTimeOffset now) => letter.IsTheirs
        ? $"""
        申报书“{letter.Title}”已交接给您，今后的信函发到此邮箱：
        {Access(letter.ApplicationId, letter.To, now)}
        此链接相当于钥匙，请勿转发。

        The application has been handed over to you; its letters come to this address from now on. The link is a key to it.
        """
        : $"""
        申报书“{letter.Title}”已交接给本单位另一名经办人，今后的信函不再发到此邮箱。如非本单位所为，请立即联系{site.Value.Office}，电话{site.Value.Telephone}。

        The application has been handed over to another clerk of your unit; its letters no longer come to this address.
        If nobody of your unit did this, call the office at once.
        """;

    private string UnitLink(Letter.UnitLinkSent letter) =>
        $"""
        由您经办的全部申报书在此：
        {site.Value.Address($"units/{letter.Token}")}
        此链接相当于钥匙，请勿转发。如非您本人请求，可以不理会。

        All applications that you look after are behind the link above. It is a key: do not pass it on. If you did not ask for it, ignore it.
        """;

    private string Task(Letter.TaskAssigned letter) =>
        $"""
        {letter.Name}：您有一项待办：{StepNames.Of(letter.Step)}，{letter.About}。
        {TaskLink(letter.LinkId)}
        验证码：{tokens.Code(letter.LinkId)}

        You have a task: {letter.Step}. Open the link above; the code is asked for before anything is shown, and when you decide.
        """;

    private string StaffEntry(Letter.StaffEntryChanged letter) =>
        $"""
        {letter.Name}：{letter.By}{(letter.IsProposed ? "提出" : "确认")}了对您在工作人员名录中的信息的变更：{(letter.Kind == StaffChangeKind.End ? "离任" : "姓名、邮箱或者角色")}。
        {(letter.IsProposed ? "变更须经另一名工作人员确认后生效。" : "变更已经生效。")}如有异议，请立即告知其他工作人员：{site.Value.Address("desk/staff")}

        Your entry in the directory of officers {(letter.IsProposed ? "is to be changed; another officer must confirm it" : "was changed")} ({letter.Kind}, by {letter.By}).
        If this is not right, tell another officer at once.
        """;

    private string Reminder(Letter.TaskReminder letter) =>
        $"""
        {letter.Name}：您的待办尚未办理（第{letter.Number}次提醒）：{StepNames.Of(letter.Step)}，{letter.About}。
        {TaskLink(letter.LinkId)}
        验证码：{tokens.Code(letter.LinkId, letter.CodeNumber)}

        Reminder {letter.Number}: your task {letter.Step} is still open. Link and code are the same as before.
        """;

    private string NewCode(Letter.CodeReplaced letter) =>
        $"""
        {letter.Name}：您的待办“{StepNames.Of(letter.Step)}”的验证码因多次输错已作废。新的验证码：
        {TaskLink(letter.LinkId)}
        验证码：{tokens.Code(letter.LinkId, letter.CodeNumber)}
        如非您本人申请，请告知{site.Value.Office}，电话{site.Value.Telephone}。

        Wrong codes were given too often for your task {letter.Step}, and its code is void. The new code stands above. If you did not ask for it,
        tell the office.
        """;

    private static string Escalated(Letter.TaskEscalated letter) =>
        $"""
        {letter.Name}：{letter.Officer}自{Beijing(letter.OpenedAt)}起的待办尚未办理：{StepNames.Of(letter.Step)}，{letter.About}。请督促，或者在工作台转交他人办理。

        A task of {letter.Officer} has been open since {Beijing(letter.OpenedAt)}: {letter.Step}. Urge, or hand it over at the desk.
        """;

    private string Outcome(Letter.OutcomeTold letter, DateTimeOffset now)
    {
        var state = ApplicationMoves.Table.First(line => line.Move == letter.Move).To;
        var reason = letter.Reason.Length > 0 ? $"\n理由：{IdentifierMask.ApplyWithin(letter.Reason)}" : "";
        return
            $"""
            您的申报书“{letter.Title}”现为：{StateMeaning.NameOf(Chinese, state)}。{reason}
            {Access(letter.ApplicationId, letter.To, now)}

            Your application is now: {StateMeaning.NameOf(English, state)}. See the link above.
            """;
    }

    private string Correction(Letter.CorrectionAsked letter, DateTimeOffset now) =>
        $"""
        您的申报书“{letter.Title}”需要补正：
        {IdentifierMask.ApplyWithin(letter.Reason)}
        请在 {Beijing(letter.Until)} 前补正并提交，逾期视为放弃：
        {Access(letter.ApplicationId, letter.To, now)}

        Your application needs a correction, to be handed in before {Beijing(letter.Until)} (Beijing time) by the link above; otherwise it lapses.
        """;

    private string Question(Letter.AnswerAsked letter, DateTimeOffset now) =>
        $"""
        申报书“{letter.Title}”如实说明的信用记录，已在“{SourceNames.Of(letter.Source)}”查到。
        如该记录有误、已经履行或者已经修复，请在 {Beijing(letter.Until)} 前作出说明并上传证明；合作单位有记录的，也可以撤换该单位。逾期未说明的，不符合申报条件：
        {Access(letter.ApplicationId, letter.To, now)}

        An entry that your application declared was found. If it is wrong, discharged or repaired, say so and show it before
        {Beijing(letter.Until)} (Beijing time) by the link above; otherwise the application is not eligible.
        """;

    private string Statement(Letter.StatementAsked letter, DateTimeOffset now) =>
        $"""
        申报书“{letter.Title}”的项目负责人，在同一批次或者同一年度的其他申报书中也列为项目负责人。请核实本人是否知情并同意，
        在 {Beijing(letter.Until)} 前作出说明。承办人听取各方说明后决定哪一项继续办理；逾期未说明的，按已有材料决定：
        {Access(letter.ApplicationId, letter.To, now)}

        The principal investigator of your application is named on another one of this round or year. State your side before
        {Beijing(letter.Until)} (Beijing time) by the link above. The officer decides after hearing all sides; otherwise on what is there.
        """;

    private string Confirmation(Letter.ObjectionToConfirm letter) =>
        $"""
        有人以此邮箱对公示项目提出异议。如确系您本人提出，请在 {Beijing(letter.Until)} 前打开以下链接并确认；确认后异议才生效：
        {site.Value.Address($"objection-confirmations/{letter.Token}")}
        如非您本人提出，可以不理会。

        An objection to a project on public notice was filed with this mail address. If it is yours, open the link above and confirm it before
        {Beijing(letter.Until)} (Beijing time): it counts only then. If it is not, ignore this mail.
        """;

    private static string Objection(Letter.ObjectionAnswered letter) =>
        $"""
        您对公示项目 {letter.ProjectNumber} 提出的异议，经核查{(letter.Upheld ? "成立" : "不成立")}。
        答复：{IdentifierMask.ApplyWithin(letter.Reason)}

        Your objection to project {letter.ProjectNumber} was {(letter.Upheld ? "upheld" : "dismissed")}. The reasons stand above.
        """;

    private Uri TaskLink(string linkId) => site.Value.Address($"tasks/{tokens.Sign(TokenPurpose.TaskLink, linkId)}");

    private Uri Access(string applicationId, string to, DateTimeOffset now) =>
        site.Value.Address($"access/{AccessSubject.Of(ApplicationId.Parse(applicationId).Value, to, now, isMailed: true).Sign(tokens)}");

    // The last minute that counts: a term that ends at midnight is told as the day before.
    private static string Beijing(DateTimeOffset instant)
    {
        var local = instant.ToOffset(BeijingTime.Offset);
        return local.TimeOfDay == TimeSpan.Zero
            ? $"{local.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 24:00"
            : local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
