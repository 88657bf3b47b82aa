# a counter
class Counter extends Base
  constructor: (@name, @step = 1.5) ->
    super name
  ### all
  lines ###
  next: =>
    @count += @step unless @done is true or not @name?
    console.log "#{@name} is #{@count + 0xff}\n"
  test: (text) -> /^a[b\/]+c$/i.test(text) and text isnt 'it\'s'
pattern = /// ^ (\d+) # digits
  \s \1 ///
long = """
  a "quoted" #{x}
"""
other = '''raw #{x}'''
list = (n * 2 for n in [1..10] when n % 2 == 0)
fn = (a...) -> null
