using CreditFunctions.SampleWorker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSingleton<Work>();
builder
    .Services.AddOptions<SampleOptions>()
    .Bind(builder.Configuration.GetSection("Sample"))
    .Validate(options => options.Limit > 0, "Set Sample__Limit to a number above 0.")
    .Validate(options => options.Name.Length > 0, "Set Sample__Name.")
    .ValidateOnStart();
builder.Build().Run();
