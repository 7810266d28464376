namespace CreditFunctions.Pages.Notifications;

/// <summary>Inline styles of mails: mail programs drop style sheets.</summary>
internal static class MailStyles
{
    public const string Font = "font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif;";
    public const string Body = $"margin:0;padding:0;background:#f3f5f7;color:#1c2733;{Font}";
    public const string Sheet = "max-width:600px;margin:0 auto;background:#ffffff;";
    public const string Bureau =
        "margin:0;padding:14px 20px;border-top:4px solid #b3261e;border-bottom:1px solid "
        + "#dde3e9;color:#b3261e;font-size:15px;font-weight:bold;";
    public const string Section = "padding:8px 20px 16px;";
    public const string English = "padding:12px 20px;border-top:1px solid #dde3e9;color:#4c5a68;";
    public const string Heading = "margin:12px 0;font-size:20px;line-height:1.4;";
    public const string EnglishHeading = "margin:8px 0;font-size:15px;line-height:1.4;";
    public const string Paragraph = "margin:10px 0;font-size:16px;line-height:1.7;white-space:pre-line;";
    public const string EnglishParagraph = "margin:8px 0;font-size:14px;line-height:1.6;white-space:pre-line;";
    public const string Facts = "width:100%;border-collapse:collapse;margin:12px 0;font-size:15px;line-height:1.5;";
    public const string Term =
        "padding:6px 12px 6px 0;color:#4c5a68;text-align:left;vertical-align:top;white-space:nowrap;font-weight:normal;border-bottom:1px "
        + "solid #eef1f4;";
    public const string Value = "padding:6px 0;white-space:pre-line;width:100%;vertical-align:top;border-bottom:1px solid #eef1f4;";
    public const string Button =
        "display:block;margin:18px 0 10px;padding:14px "
        + "20px;border-radius:6px;background:#1f5fa8;color:#ffffff;font-size:17px;font-weight:bold;text-align:center;text-decoration:none;";
    public const string CodeLine = "margin:14px 0;padding:12px;border-radius:6px;background:#f3f5f7;font-size:15px;text-align:center;";
    public const string Code = "font-family:Consolas,Menlo,monospace;font-size:28px;font-weight:bold;letter-spacing:4px;";
    public const string Footer = "padding:14px 20px;border-top:1px solid #dde3e9;color:#4c5a68;font-size:13px;line-height:1.6;";
}
