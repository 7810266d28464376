using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CreditFunctions.Core.Letters;

/// <summary>Of which kind a numbered document is; each kind has one series a year.</summary>
public enum LetterSeries
{
    /// <summary>案</summary>
    Case,

    /// <summary>受: 受理告知书</summary>
    Intake,

    /// <summary>不受: 不予受理告知书</summary>
    IntakeRefusal,

    /// <summary>转: 转办函, 移送函</summary>
    Referral,

    /// <summary>结: 处理结果告知书</summary>
    Result,

    /// <summary>告: 告知书</summary>
    AdvanceNotice,

    /// <summary>听: 听证通知书</summary>
    Hearing,

    /// <summary>决: 决定书</summary>
    Decision,

    /// <summary>复: 复查决定书, 不予受理复查告知书</summary>
    Reexamination,

    /// <summary>修: 信用修复告知书, 信用修复决定书</summary>
    RepairNotice,

    /// <summary>异: 名单异议处理告知书</summary>
    ObjectionAnswer,

    /// <summary>追: 追缴通知书</summary>
    Recovery,

    /// <summary>撤: 撤销立项通知书</summary>
    Revocation,

    /// <summary>恢: 恢复立项通知书</summary>
    Restoration,
}

/// <summary>
/// 文号, as 白科告〔2026〕1号: the bureau's sign, the series, the year and the place in it, without leading zero and without
/// 第. It is given when the document is signed. The default value is no number.
/// </summary>
[JsonConverter(typeof(TextValueConverter<LetterNumber>))]
public readonly partial record struct LetterNumber : ITextValue<LetterNumber>
{
    private LetterNumber(string value) => Value = value;

    /// <summary>The number as it stands on the letter; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <summary>The number at a place of a series, counted from 1.</summary>
    /// <param name="sign">机关代字 of the bureau: <c>白科</c>.</param>
    /// <exception cref="ArgumentException">Sign, year or place make no number.</exception>
    public static LetterNumber At(string sign, LetterSeries series, int year, int place)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{sign}{SignOf(series)}〔{year}〕{place}号");
        return TryParse(text, out var number) ? number : throw new ArgumentException($"'{text}' is no number of a letter.", nameof(sign));
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out LetterNumber value)
    {
        value = text is not null && Shape().IsMatch(text) ? new LetterNumber(text) : default;
        return value != default;
    }

    public override string ToString() => Value;

    private static string SignOf(LetterSeries series) =>
        series switch
        {
            LetterSeries.Case => "案",
            LetterSeries.Intake => "受",
            LetterSeries.IntakeRefusal => "不受",
            LetterSeries.Referral => "转",
            LetterSeries.Result => "结",
            LetterSeries.AdvanceNotice => "告",
            LetterSeries.Hearing => "听",
            LetterSeries.Decision => "决",
            LetterSeries.Reexamination => "复",
            LetterSeries.RepairNotice => "修",
            LetterSeries.ObjectionAnswer => "异",
            LetterSeries.Recovery => "追",
            LetterSeries.Revocation => "撤",
            LetterSeries.Restoration => "恢",
            _ => throw new ArgumentOutOfRangeException(nameof(series), series, null),
        };

    [GeneratedRegex(@"\A\p{IsCJKUnifiedIdeographs}{2,12}〔[12][0-9]{3}〕[1-9][0-9]{0,5}号\z")]
    private static partial Regex Shape();
}
