from pages.parts.shell import open_page, foot
here=open_page('imports')
here.lead('**Hi** imports')
foot()
