using System.Globalization;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Tokens;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Mail;

/// <summary>Puts letters into words, Chinese first and English below, with the links and codes that only their reader gets.</summary>
public sealed class LetterComposer(TokenSigner tokens, IOptions<SiteOptions> site)
{
    public MailMessage Compose(string recordId, OutboxLetter letter, DateTimeOffset now)
    {
        var (subject, text) = letter.Letter switch
        {
            Letter.ApplicationBegun begun => Begun(begun),
            Letter.TaskAssigned task => Task(task),
            Letter.OutcomeTold outcome => Outcome(outcome),
            _ => throw new InvalidOperationException($"No words for {letter.Letter.GetType().Name}."),
        };
        return new MailMessage($"{recordId}.{letter.Key}@{site.Value.BaseAddress.Host}", letter.Letter.To, subject, text, now);
    }

    private (string Subject, string Text) Begun(Letter.ApplicationBegun letter) =>
        ($"【{site.Value.BureauName}】申报书已建立：{letter.Title}",
        $"""
        您的申报书“{letter.Title}”已建立。请在 {Beijing(letter.ClosesAt)} 前补齐承诺书和材料并提交：
        {Access(letter.ApplicationId)}
        此链接相当于钥匙，请勿转发。

        Your application has been begun. Complete and submit it before {Beijing(letter.ClosesAt)} (Beijing time), using the link above.
        The link is a key to it: do not pass it on.
        """);

    private (string Subject, string Text) Task(Letter.TaskAssigned letter) =>
        ($"【{site.Value.BureauName}】待办：{ChineseName(letter.Step)}：{letter.About}",
        $"""
        {letter.Name}：您有一项待办：{ChineseName(letter.Step)}，{letter.About}。
        {site.Value.Address($"tasks/{tokens.Sign(TokenPurpose.TaskLink, letter.LinkId)}")}
        验证码：{tokens.Code(letter.LinkId)}

        You have a task: {letter.Step}. Open the link above; the code is asked for when you decide.
        """);

    private (string Subject, string Text) Outcome(Letter.OutcomeTold letter) =>
        ($"【{site.Value.BureauName}】申报书状态更新：{letter.Title}",
        $"""
        您的申报书“{letter.Title}”现为：{letter.Move}。{letter.Reason}
        {Access(letter.ApplicationId)}

        Your application is now: {letter.Move}. See the link above.
        """);

    private Uri Access(string applicationId) => site.Value.Address($"access/{tokens.Sign(TokenPurpose.Access, applicationId)}");

    private static string Beijing(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string ChineseName(ReviewStep step) => step switch
    {
        ReviewStep.FormatCheck => "形式审查",
        ReviewStep.CreditEvidence => "信用查验",
        ReviewStep.ExpertReview => "专家评审",
        ReviewStep.MeetingResolution => "审定",
        ReviewStep.Concurrence => "会签",
        ReviewStep.AwardDocument => "联合下达",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
