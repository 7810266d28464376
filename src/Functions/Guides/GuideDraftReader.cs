using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Guides;

/// <summary>
/// Reads the fields of a guide draft's form into a guide. It may be incomplete; only unreadable values, such as an invalid number, are
/// errors here. <see cref="RoundPolicy"/> reports what is missing for publication.
/// </summary>
internal sealed class GuideDraftReader
{
    private const int MaxLengthDays = 10_000;

    private static readonly TextRule FieldText = TextRule.Line(RoundPolicy.MaxGuideLength);

    private readonly ImmutableDictionary<string, string> _values;
    private readonly ImmutableArray<Error>.Builder _faults = ImmutableArray.CreateBuilder<Error>();

    private GuideDraftReader(ImmutableDictionary<string, string> values) => _values = values;

    /// <param name="before">Source of values that the form does not contain.</param>
    public static Result<RoundGuide> Read(ImmutableDictionary<string, string> values, RoundGuide before)
    {
        var reader = new GuideDraftReader(values);
        var guide = reader.Read(before);
        return reader._faults.Count > 0 ? reader._faults.ToImmutable() : guide;
    }

    private RoundGuide Read(RoundGuide before) =>
        before with
        {
            Title = Text(GuideDraftFields.Title) ?? "",
            Year = Count(GuideDraftFields.Year) ?? 0,
            Kind = Named<RoundKind>(GuideDraftFields.Kind) ?? before.Kind,
            Profile = Named<ProjectProfile>(GuideDraftFields.Profile) ?? before.Profile,
            SerialPrefix = _values.ContainsKey(GuideDraftFields.SerialPrefix) ? Text(GuideDraftFields.SerialPrefix) : before.SerialPrefix,
            Guide = _values.GetValueOrDefault(GuideDraftFields.Guide) ?? "",
            OpensAt = Moment(GuideDraftFields.OpensAt),
            ClosesAt = Moment(GuideDraftFields.ClosesAt),
            EligibleUnits = [.. Enum.GetValues<UnitType>().Where(unit => IsTicked($"{GuideDraftFields.EligibleUnits}[{unit}]"))],
            RequiresSignedScan = IsTicked(GuideDraftFields.RequiresSignedScan),
            HidesInvestigator = IsTicked(GuideDraftFields.HidesInvestigator),
            Categories = Rows(GuideDraftFields.Categories, Category),
            RequiredDocuments = Rows(GuideDraftFields.Documents, Document),
            RecommendingBodies = Rows(
                GuideDraftFields.Bodies,
                field => new RecommendingBody(Text(field("id")) ?? "", Text(field("name")) ?? "", Text(field("email")) ?? "")
            ),
            Review = new ReviewRules
            {
                TieCriterion = Text(GuideDraftFields.TieCriterion),
                MinSheets = Count(GuideDraftFields.MinSheets) ?? 0,
                HasFieldVisit = IsTicked(GuideDraftFields.HasFieldVisit),
                Criteria = Rows(
                    GuideDraftFields.Criteria,
                    field => new ReviewCriterion(Text(field("id")) ?? "", Text(field("name")) ?? "", Number(field("weight")) ?? 0)
                    {
                        Hint = Text(field("hint")),
                    }
                ),
            },
            Notice = new PublicNoticePeriod(Count(GuideDraftFields.PublicNoticeWorkingDays), Length(GuideDraftFields.PublicNoticeLength)),
            Staff = Rows(GuideDraftFields.Staff, Member),
            Office = new RoundOffice(Text(GuideDraftFields.OfficeName) ?? "", Text(GuideDraftFields.OfficeTelephone) ?? ""),
        };

    private RoundCategory Category(Func<string, string> field) =>
        new(Text(field("id")) ?? "", Text(field("name")) ?? "", Number(field("budgetYuan")) ?? 0)
        {
            MaxAmountYuan = Number(field("maxAmountYuan")),
        };

    private RequiredDocument Document(Func<string, string> field) =>
        new(Text(field("kind")) ?? "", Text(field("name")) ?? "")
        {
            Note = Text(field("note")),
            IsOptional = IsTicked(field("isOptional")),
            MaxBytes = Whole(field("maxBytes"), RoundPolicy.MaxBudgetYuan),
            Types = [.. Words(field("types")).Select(word => Type(field("types"), word)).OfType<DocumentType>()],
        };

    private StaffMember Member(Func<string, string> field) =>
        new(Text(field("id")) ?? "", Named<StaffRole>(field("role")) ?? default, Text(field("name")) ?? "", Text(field("email")) ?? "")
        {
            CategoryIds = [.. Words(field("categoryIds"))],
        };

    private ImmutableArray<T> Rows<T>(string list, Func<Func<string, string>, T> read)
    {
        var rows = _values.Keys.Select(key => IndexIn(key, list)).OfType<int>().Distinct().Order().Take(RoundPolicy.MaxEntries + 1);
        return [.. rows.Select(index => read(field => GuideDraftFields.Of(list, index, field)))];
    }

    /// <summary>Row of the list that a field belongs to; null if none.</summary>
    internal static int? IndexIn(string key, string list)
    {
        var end = key.StartsWith($"{list}[", StringComparison.Ordinal) ? key.IndexOf(']', list.Length) : -1;
        return
            end > 0
            && int.TryParse(
                key.AsSpan(list.Length + 1, end - list.Length - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
            ? index
            : null;
    }

    private string? Text(string field) => FieldText.Clean(_values.GetValueOrDefault(field)) is { Length: > 0 } text ? text : null;

    private int? Count(string field) => (int?)Whole(field, int.MaxValue);

    private long? Whole(string field, decimal most)
    {
        if (Number(field) is not { } number)
        {
            return null;
        }

        if (number <= most && decimal.Truncate(number) == number)
        {
            return (long)number;
        }

        Fault(field, $"Give a whole number, at most {most:0}.");
        return null;
    }

    private bool IsTicked(string field) => _values.GetValueOrDefault(field) == "true";

    private string[] Words(string field) =>
        Text(field)?.Split([' ', ',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private decimal? Number(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (
            decimal.TryParse(
                text.Normalize(NormalizationForm.FormKC),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number <= RoundPolicy.MaxBudgetYuan
            && decimal.Round(number, 2) == number
        )
        {
            return number;
        }

        Fault(field, "Give a number, in figures.");
        return null;
    }

    private DateTimeOffset Moment(string field)
    {
        if (Text(field) is not { } text)
        {
            return default;
        }

        if (TimeText.TryReadBeijing(text, out var moment))
        {
            return moment;
        }

        Fault(
            field,
            $"Give a moment such as 2026-04-10T17:00, in Beijing time, in the years {TimeText.FirstDay.Year} to {TimeText.LastDay.Year}."
        );
        return default;
    }

    private TimeSpan? Length(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var length) && length < TimeSpan.FromDays(MaxLengthDays))
        {
            return length;
        }

        Fault(field, "Give a length such as 0.00:05:00.");
        return null;
    }

    private TEnum? Named<TEnum>(string field)
        where TEnum : struct, Enum
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (Enum.GetNames<TEnum>().Contains(text))
        {
            return Enum.Parse<TEnum>(text);
        }

        Fault(field, $"Choose {string.Join(", ", Enum.GetNames<TEnum>())}.");
        return null;
    }

    private DocumentType? Type(string field, string word)
    {
        var type = DocumentTypes.OfExtension(word.ToLowerInvariant());
        if (type is null)
        {
            Fault(field, "Give types such as pdf docx.");
        }

        return type;
    }

    private void Fault(string field, string message) => _faults.Add(new Error(ErrorKind.Invalid, "guide-is-malformed", message).At(field));
}
